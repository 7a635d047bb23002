import type { IncomingHttpHeaders } from "node:http";
import * as z from "zod";

import { fail, succeed } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import type { Refusal } from "./refusal.ts";

/** Every field ends up in a column, a log line or a metric: nothing of unbounded length or odd characters. */
const WebhookHeaders = z.object({
  "x-github-delivery": z.string().regex(/^[\w-]{1,100}$/),
  "x-github-event": z.string().regex(/^[a-z_]{1,64}$/),
});

const Signature = z.string().regex(/^sha256=[0-9a-f]{64}$/);
const json = /^application\/(?:[\w.+-]+\+)?json(?:;|$)/i;

export type WebhookHeaders = {
  readonly id: string;
  readonly event: string;
  readonly signature: string;
};

/** What can be refused before any of the body is read. */
export function readWebhookHeaders(headers: IncomingHttpHeaders): Result<WebhookHeaders, Refusal> {
  if (!json.test(headers["content-type"] ?? "")) return fail({ status: 415, code: "not-json" });
  if (headers["content-encoding"] !== undefined) return fail({ status: 415, code: "encoded-body" });
  const named = WebhookHeaders.safeParse(headers);
  if (!named.success) return fail({ status: 400, code: "headers-missing" });
  const signature = Signature.safeParse(headers["x-hub-signature-256"]);
  if (!signature.success) return fail({ status: 401, code: "signature-missing" });
  return succeed({
    id: named.data["x-github-delivery"],
    event: named.data["x-github-event"],
    signature: signature.data,
  });
}
