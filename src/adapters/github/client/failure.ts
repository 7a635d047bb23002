// What went wrong with a request, read from its answer alone.
import { z } from "zod";
import { type ReplyHeaders, replyHeaders } from "./reply.ts";

export type Failure =
  /** A budget is spent: GitHub will not answer before `retryAt`, epoch milliseconds. Nothing was done. */
  | { readonly kind: "limited"; readonly retryAt: number; readonly message: string }
  /** The token is unknown, over, or not valid yet by GitHub's clock. Nothing was done. */
  | { readonly kind: "unauthenticated"; readonly serverTime: number | null; readonly message: string }
  | { readonly kind: "forbidden"; readonly message: string }
  | { readonly kind: "refused"; readonly status: number; readonly message: string }
  /** The request never left. */
  | { readonly kind: "not-sent"; readonly message: string }
  /** A server's error, a time-out, a broken connection: it may have been done. */
  | { readonly kind: "uncertain"; readonly message: string };

/** GitHub asks to wait at least this long where it does not say how long. */
const UNSAID_WAIT = 60_000;

const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const RequestError = z.object({
  message: z.string(),
  status: z.int(),
  response: z
    .object({ headers: z.unknown().transform(replyHeaders), data: z.unknown() })
    .optional()
    .catch(undefined),
});

/** `now` is our clock's; GitHub's times are brought to it by the answer's `Date`. */
export function failureOf(error: unknown, now: number): Failure {
  const parsed = RequestError.safeParse(error);
  const response = parsed.data?.response;
  if (!parsed.success || response === undefined) return failureOfConnection(error);
  const { status } = parsed.data;
  const message = messageOf(response.data, parsed.data.message);
  if (status === 401) {
    return { kind: "unauthenticated", serverTime: serverTimeOf(response.headers), message };
  }
  if (status === 403 || status === 429)
    return failureOfDenial(status, response.headers, response.data, message, now);
  if (status === 451) return { kind: "forbidden", message };
  if (status >= 500) return { kind: "uncertain", message: `${status} ${message}` };
  return { kind: "refused", status, message };
}

function failureOfConnection(error: unknown): Failure {
  const causes = causesOf(error);
  const message = [...new Set(causes.map(saidBy))].join(": ");
  const sent = !causes.some((cause) => NOT_SENT.has(codeOf(cause)));
  return { kind: sent ? "uncertain" : "not-sent", message };
}

function failureOfDenial(
  status: number,
  headers: ReplyHeaders,
  data: unknown,
  message: string,
  now: number,
): Failure {
  const retryAfter = Number(headers["retry-after"]);
  if (retryAfter > 0) return { kind: "limited", retryAt: now + retryAfter * 1_000, message };
  if (headers["x-ratelimit-remaining"] === "0") {
    return { kind: "limited", retryAt: resetOf(headers, now) ?? now + UNSAID_WAIT, message };
  }
  const isApi = typeof data === "object" && data !== null;
  if (
    status === 429 ||
    !isApi ||
    /secondary rate limit|abuse|too quickly|rate limit exceeded/i.test(message)
  ) {
    return {
      kind: "limited",
      retryAt: now + UNSAID_WAIT,
      message: isApi ? message : `${status} without an API answer`,
    };
  }
  const wanted = headers["x-accepted-github-permissions"];
  return {
    kind: "forbidden",
    message: typeof wanted === "string" ? `${message} (needs ${wanted})` : message,
  };
}

/** When the primary limit begins anew, on our clock. */
export function resetOf(headers: ReplyHeaders, now: number): number | null {
  const reset = Number(headers["x-ratelimit-reset"]) * 1_000;
  if (!(reset > 0)) return null;
  const theirs = serverTimeOf(headers) ?? now;
  return now + Math.max(0, reset - theirs) + 1_000;
}

/** Epoch milliseconds of the answer's `Date`. */
export function serverTimeOf(headers: ReplyHeaders): number | null {
  const time = Date.parse(headers["date"] ?? "");
  return Number.isNaN(time) ? null : time;
}

function messageOf(data: unknown, otherwise: string): string {
  return z.object({ message: z.string() }).safeParse(data).success ? otherwise : otherwise.slice(0, 200);
}

function causesOf(error: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  let cause = error;
  while (cause !== undefined && cause !== null && causes.length < 5) {
    causes.push(cause);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return causes;
}

/** Without the names of classes; clients pass on what a cause said as their own words. */
function saidBy(cause: unknown): string {
  return cause instanceof Error && cause.message !== "" ? cause.message : String(cause);
}

function codeOf(cause: unknown): string {
  return z.object({ code: z.string() }).safeParse(cause).data?.code ?? "";
}
