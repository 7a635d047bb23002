import { randomUUID } from "node:crypto";
import type { View } from "../representation/view.ts";
import type { Violations } from "../http/violations.ts";
import type { Clock } from "../state/clock.ts";
import { deliver, recordFailure } from "./deliver.ts";
import { Publisher } from "./publisher.ts";
import { WebhookQueue } from "./queue.ts";

export type Webhooks = {
  readonly queue: WebhookQueue;
  readonly publisher: Publisher;
};

export function createWebhooks(view: View, clock: Clock, violations: Violations): Webhooks {
  const parts = { state: view.state, clock };
  const queue = new WebhookQueue(
    async (outgoing) => deliver(parts, outgoing),
    (outgoing) => recordFailure(parts, outgoing),
    randomUUID,
  );
  return { queue, publisher: new Publisher(view, queue, violations) };
}

/** Sends it again under the same GUID. */
export function redeliver(view: View, queue: WebhookQueue, deliveryId: number): void {
  const { guid, appId, installationId, repositoryId, event, action, request } =
    view.state.deliveries.at(deliveryId);
  const { body } = request;
  queue.put({ guid, appId, installationId, repositoryId, event, action, body, isRedelivery: true });
}
