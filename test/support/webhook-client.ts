import { sign } from "@octokit/webhooks-methods";

import { webhookPath } from "../../app/server.ts";

export const webhookSecret = "the-secret-of-the-tests";

export type Webhook = {
  readonly id: string;
  readonly event?: string;
  readonly payload?: unknown;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A payload about an issue, as far as the ingress reads it. */
export function issuePayload(number = 1, repository = 10, installation = 100) {
  return {
    action: "opened",
    issue: { number },
    repository: { id: repository },
    installation: { id: installation },
  };
}

/** Sends a webhook as GitHub does, signed, and yields status and parsed answer. */
export async function sendWebhook(port: number, webhook: Webhook) {
  const body = JSON.stringify(webhook.payload ?? issuePayload());
  const signature = await sign(webhook.secret ?? webhookSecret, body);
  return postBody(port, body, {
    "content-type": "application/json",
    "x-github-delivery": webhook.id,
    "x-github-event": webhook.event ?? "issues",
    "x-hub-signature-256": signature,
    ...webhook.headers,
  });
}

export async function postBody(port: number, body: string, headers: Readonly<Record<string, string>>) {
  const response = await fetch(`http://127.0.0.1:${port}${webhookPath}`, { method: "POST", body, headers });
  const answer: unknown = await response.json();
  return { status: response.status, answer };
}
