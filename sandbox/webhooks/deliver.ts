import { createHmac } from "node:crypto";
import type { App } from "../state/app.ts";
import type { Delivery } from "../state/delivery.ts";
import type { GitHub } from "../state/github.ts";
import type { Outgoing } from "./queue.ts";

const longestWait = 10_000;

type Attempt = Pick<Delivery, "status" | "statusCode" | "duration" | "response">;

/** Posts one event to its app and keeps what came of it, as the deliveries API shows it. */
export async function deliver(github: Pick<GitHub, "state" | "clock">, outgoing: Outgoing): Promise<void> {
  const app = github.state.apps.find(outgoing.appId);
  if (app?.webhook.url === null || app === undefined) return;
  const headers = headersFor(app, outgoing);
  const deliveredAt = github.clock.timestamp();
  const attempt = await post(app.webhook.url, headers, outgoing.body);
  record(github, app.webhook.url, headers, deliveredAt, outgoing, attempt);
}

/** A delivery that reached nobody. */
export function recordFailure(github: Pick<GitHub, "state" | "clock">, outgoing: Outgoing): void {
  const app = github.state.apps.at(outgoing.appId);
  const attempt = { status: "failed to connect to host", statusCode: 0, duration: 0, response: nothing };
  record(
    github,
    app.webhook.url ?? "",
    headersFor(app, outgoing),
    github.clock.timestamp(),
    outgoing,
    attempt,
  );
}

const nothing = { headers: {}, body: "" };

function record(
  github: Pick<GitHub, "state">,
  url: string,
  headers: Readonly<Record<string, string>>,
  deliveredAt: string,
  outgoing: Outgoing,
  attempt: Attempt,
): void {
  const { deliveries } = github.state;
  deliveries.insert({
    id: deliveries.nextId(),
    guid: outgoing.guid,
    appId: outgoing.appId,
    installationId: outgoing.installationId,
    repositoryId: outgoing.repositoryId,
    event: outgoing.event,
    action: outgoing.action,
    isRedelivery: outgoing.isRedelivery,
    deliveredAt,
    url,
    request: { headers, body: outgoing.body },
    ...attempt,
  });
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Attempt> {
  const startedAt = performance.now();
  const duration = (): number => Math.round(performance.now() - startedAt) / 1000;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(longestWait),
    });
    const text = await answer.text();
    return {
      status: answer.ok ? "OK" : answer.statusText || `status ${String(answer.status)}`,
      statusCode: answer.status,
      duration: duration(),
      response: { headers: Object.fromEntries(answer.headers), body: text },
    };
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === "TimeoutError";
    const status = isTimeout ? "timed out" : "failed to connect to host";
    return { status, statusCode: 0, duration: duration(), response: nothing };
  }
}

function headersFor(app: App, outgoing: Outgoing): Readonly<Record<string, string>> {
  const sign = (hash: "sha1" | "sha256", secret: string): string =>
    `${hash}=${createHmac(hash, secret).update(outgoing.body).digest("hex")}`;
  const { secret } = app.webhook;
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/sandbox",
    "x-github-delivery": outgoing.guid,
    "x-github-event": outgoing.event,
    "x-github-hook-id": String(app.id),
    "x-github-hook-installation-target-id": String(app.id),
    "x-github-hook-installation-target-type": "integration",
    ...(secret === null
      ? {}
      : { "x-hub-signature": sign("sha1", secret), "x-hub-signature-256": sign("sha256", secret) }),
  };
}
