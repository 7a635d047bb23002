// Where Probot's manifest flow asks: it takes every GHE_HOST for an Enterprise Server, whose API is at /api/v3.
import { apiUrlOfHost, webUrlOf } from "../src/adapters/github/hosts.ts";
import { type Result, fail, succeed } from "../src/domain/result.ts";

export type SetupAddress = {
  /** As Probot takes them: where people see that GitHub. */
  readonly host: string;
  readonly protocol: "http" | "https";
  /** Where Probot's requests go by itself, and where they belong. */
  readonly asked: string;
  readonly apiUrl: string;
};

type Given = Readonly<Record<"GITHUB_API_URL" | "GHE_HOST" | "GHE_PROTOCOL", string | undefined>>;

/** Null for github.com, which Probot knows. */
export function readSetupAddress(given: Given): Result<SetupAddress | null, string> {
  const [api, host] = [given.GITHUB_API_URL?.trim() ?? "", given.GHE_HOST?.trim() ?? ""];
  if (host !== "" && !/^[\w.-]+(?::\d+)?$/.test(host)) {
    return fail("GHE_HOST must be a host name such as github.example.com, without a protocol and a path.");
  }
  if (api !== "" && !/^https?:\/\/[^/]+/.test(api)) {
    return fail("GITHUB_API_URL must be a URL such as https://github.example.com/api/v3.");
  }
  if (host === "" && api === "") return succeed(null);
  const wanted = given.GHE_PROTOCOL?.trim() === "http" ? "http" : "https";
  const apiUrl = api === "" ? apiUrlOfHost(host, wanted) : api.replace(/\/+$/, "");
  const web = new URL(host === "" ? webUrlOf(apiUrl) : webUrlOf(apiUrlOfHost(host, wanted)));
  if (web.host === "github.com") return succeed(null);
  const protocol = web.protocol === "http:" ? "http" : "https";
  return succeed({ host: web.host, protocol, asked: `${protocol}://${web.host}/api/v3`, apiUrl });
}

/** A request's address, where it belongs. */
export function redirected(url: string, { asked, apiUrl }: SetupAddress): string {
  return url.startsWith(`${asked}/`) ? `${apiUrl}${url.slice(asked.length)}` : url;
}
