import type { IncomingMessage, ServerResponse } from "node:http";
import { verifyWithFallback } from "@octokit/webhooks-methods";

import { fail, succeed } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import type { Clock } from "../src/ports/clock.ts";
import { InboxUnavailable } from "../src/ports/inbox.ts";
import type { Delivery, Inbox, PutOutcome } from "../src/ports/inbox.ts";
import type { Logger } from "../src/ports/logger.ts";
import { addressOf } from "./address.ts";
import { BodyReader, defaultBodyLimits } from "./body-reader.ts";
import type { BodyLimits } from "./body-reader.ts";
import { isForeignCheck } from "./foreign-check.ts";
import type { CheckInterest } from "./foreign-check.ts";
import type { IngressMetrics } from "./ingress-metrics.ts";
import type { Refusal } from "./refusal.ts";
import { readWebhookHeaders } from "./webhook-headers.ts";
import { parseWebhookPayload } from "./webhook-payload.ts";

export type IngressOptions = {
  readonly inbox: Pick<Inbox, "put">;
  /** The secret in force first; the one before it while it is being replaced. Never empty. */
  readonly secrets: WebhookSecrets;
  readonly checks: CheckInterest;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: IngressMetrics;
  /** Called after each delivery that gives the worker something to do. */
  readonly wake: () => void;
  readonly limits?: BodyLimits;
};

type WebhookSecrets = { readonly current: string; readonly previous: string | null };

type Acceptance = PutOutcome | "foreign-check";

export class MissingWebhookSecret extends Error {
  override readonly name = "MissingWebhookSecret";
}

/**
 * Answers GitHub's webhooks: 202 once the delivery is on disk, or was before. Never calls GitHub, and keeps nothing of a
 * request whose signature is wrong.
 * @throws MissingWebhookSecret
 */
export function createIngress(options: IngressOptions) {
  const { secrets, logger, metrics, clock } = options;
  if (secrets.current === "") {
    throw new MissingWebhookSecret("without a webhook secret anybody could send deliveries");
  }
  const bodies = new BodyReader(options.limits ?? defaultBodyLimits);

  return async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const headers = readWebhookHeaders(request.headers);
    const accepted = headers.ok ? await accept(headers.value, request) : headers;
    const event = accepted.ok && headers.ok ? headers.value.event : "unverified";
    if (accepted.ok) {
      metrics.received(event, accepted.value);
      respond(response, 202, { accepted: accepted.value });
      metrics.acknowledged((performance.now() - startedAt) / 1_000);
    } else {
      const { status, code } = accepted.failure;
      metrics.received(event, code);
      logger.warn({ status, code, delivery: headers.ok ? headers.value.id : null }, "refused a webhook");
      refuse(request, response, accepted.failure);
    }
  };

  async function accept(
    headers: { readonly id: string; readonly event: string; readonly signature: string },
    request: IncomingMessage,
  ): Promise<Result<Acceptance, Refusal>> {
    const body = await bodies.read(request);
    if (!body.ok) return body;
    if (!(await isSigned(body.value, headers.signature, secrets))) {
      return fail({ status: 401, code: "signature-wrong" });
    }
    const payload = parseWebhookPayload(body.value);
    if (payload === null) return fail({ status: 400, code: "not-an-object" });
    if (isForeignCheck(headers.event, payload, options.checks)) return succeed("foreign-check");
    return store({
      id: headers.id,
      event: headers.event,
      action: payload.action ?? null,
      ...addressOf(payload),
      receivedAt: clock.now(),
      body: body.value,
    });
  }

  async function store(delivery: Delivery): Promise<Result<Acceptance, Refusal>> {
    try {
      const outcome = await options.inbox.put(delivery);
      if (outcome !== "known") options.wake();
      return succeed(outcome);
    } catch (error) {
      if (!(error instanceof InboxUnavailable)) throw error;
      logger.error({ error, delivery: delivery.id }, "the inbox did not take a delivery");
      return fail({ status: 503, code: "inbox-unavailable" });
    }
  }
}

async function isSigned(body: string, signature: string, secrets: WebhookSecrets): Promise<boolean> {
  if (body === "") return false;
  const fallback = secrets.previous === null ? [] : [secrets.previous];
  return verifyWithFallback(secrets.current, body, signature, fallback);
}

/** The rest of a refused body is not read: the connection ends with the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, { status, code }: Refusal): void {
  response.setHeader("connection", "close");
  if (status === 503) response.setHeader("retry-after", "5");
  respond(response, status, { refused: code });
  if (!request.complete) response.once("finish", () => request.socket.destroySoon());
}

function respond(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(`${JSON.stringify(body)}\n`);
}
