const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whether a form was sent by a page of ours: other sites in the same browser must not act as a persona. */
export function isSameOrigin(request: Request): boolean {
  const { host, hostname } = new URL(request.url);
  const origin = request.headers.get("origin");
  if (!loopback.has(hostname) || origin === null || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
