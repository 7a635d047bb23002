// GitHub's three shapes of addresses: github.com, a tenant of GHE.com (data residency), and a server of a company's own.
const publicHost = "github.com";
const publicApi = "https://api.github.com";
const tenant = /^(?:api\.)?([a-z\d-]+)\.ghe\.com$/i;
const tenantApi = /^api\.([a-z\d-]+\.ghe\.com)$/i;

/** The REST root of the GitHub that people see at `host`, which may have a port. */
export function apiUrlOfHost(host: string, protocol: "http" | "https" = "https"): string {
  if (host === publicHost) return publicApi;
  const slug = tenant.exec(host)?.[1];
  return slug === undefined ? `${protocol}://${host}/api/v3` : `https://api.${slug.toLowerCase()}.ghe.com`;
}

/** Where people see what a REST root serves, without a slash at its end. */
export function webUrlOf(apiUrl: string): string {
  const { origin, hostname } = new URL(apiUrl);
  if (origin === publicApi) return `https://${publicHost}`;
  const host = tenantApi.exec(hostname)?.[1];
  return host === undefined ? origin : `https://${host}`;
}
