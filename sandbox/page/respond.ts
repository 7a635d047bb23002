import type { Html } from "./html.ts";

/** Nothing from elsewhere is loaded, run, or sent anywhere. */
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function showDocument(status: number, document: Html, cookie: string | null): Response {
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  if (cookie !== null) headers.append("set-cookie", cookie);
  return new Response(String(document), { status, headers });
}

/** Back to an address of ours, whatever was asked for. */
export function goTo(path: string, ...cookies: readonly string[]): Response {
  const location = /^\/(?![/\\])/.test(path) ? path : "/";
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
