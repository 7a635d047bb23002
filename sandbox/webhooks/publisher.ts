import { randomUUID } from "node:crypto";
import type { View } from "../representation/view.ts";
import { readWebhookDescriptions, type WebhookDescriptions } from "../http/descriptions.ts";
import { schemaCheckFor, type SchemaCheck } from "../http/schema-check.ts";
import type { Violations } from "../http/violations.ts";
import type { Actor } from "../state/actor.ts";
import type { Installation } from "../state/app.ts";
import { nodeId } from "../state/node-id.ts";
import type { Occurrence } from "../state/occurrence.ts";
import type { Repository } from "../state/repository.ts";
import { mayHear } from "./event-permissions.ts";
import { renderPayload, type Payload } from "./payload/render.ts";
import type { WebhookQueue } from "./queue.ts";

export type Listener = (occurrence: Occurrence, actor: Actor, payload: Payload) => void;

const largestBody = 25 * 1024 * 1024;

/** Turns what happens into deliveries for the apps that asked for it. */
export class Publisher {
  readonly #view: View;
  readonly #queue: WebhookQueue;
  readonly #violations: Violations;
  readonly #listeners = new Set<Listener>();
  #descriptions: { readonly events: WebhookDescriptions["events"]; readonly check: SchemaCheck } | null =
    null;

  constructor(view: View, queue: WebhookQueue, violations: Violations) {
    this.#view = view;
    this.#queue = queue;
    this.#violations = violations;
  }

  /** For what lives in this process, such as a runner of workflows. Gives back how to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(occurrence: Occurrence, actor: Actor): void {
    const payload = renderPayload(this.#view, occurrence, actor);
    for (const listener of this.#listeners) listener(occurrence, actor, payload);
    for (const installation of this.#receivers(payload)) this.#enqueue(payload, installation);
  }

  #receivers(payload: Payload): readonly Installation[] {
    const { state } = this.#view;
    const repository = payload.repositoryId === null ? null : state.repositories.at(payload.repositoryId);
    return state.installations.all().filter((installation) => {
      if (state.apps.at(installation.appId).webhook.url === null) return false;
      if (payload.appId !== null && payload.appId !== installation.appId) return false;
      if (payload.installationId !== null) return payload.installationId === installation.id;
      if (installation.suspendedAt !== null || repository === null) return false;
      return covers(installation, repository) && hears(installation, payload);
    });
  }

  #enqueue(payload: Payload, installation: Installation): void {
    const reference = { id: installation.id, node_id: nodeId("Installation", null, installation.id) };
    const content = { installation: reference, ...payload.body };
    const body = JSON.stringify(content);
    this.#check(payload, body);
    if (Buffer.byteLength(body) > largestBody) return;
    this.#queue.put({
      guid: randomUUID(),
      appId: installation.appId,
      installationId: installation.id,
      repositoryId: payload.repositoryId,
      event: payload.event,
      action: payload.action,
      body,
      isRedelivery: false,
    });
  }

  #check({ event, action }: Payload, body: string): void {
    this.#descriptions ??= loadDescriptions();
    const name = (action === null ? event : `${event}-${action}`).replaceAll("_", "-");
    const schema = this.#descriptions.events[name];
    const problems =
      schema === undefined
        ? [{ path: "", message: "GitHub describes no such webhook" }]
        : this.#descriptions.check(name, schema, JSON.parse(body));
    if (problems.length > 0) this.#violations.record({ where: name, problems });
  }
}

function loadDescriptions() {
  const { events, schemas } = readWebhookDescriptions();
  return { events, check: schemaCheckFor(schemas, { coerce: false }) };
}

function covers(installation: Installation, repository: Repository): boolean {
  const isOwned = installation.accountId === repository.ownerId;
  return isOwned && (installation.selection === "all" || installation.repositoryIds.includes(repository.id));
}

/** Requests to run checks come to whoever writes checks, subscribed or not. */
function hears(installation: Installation, { event, appId }: Payload): boolean {
  if (!mayHear(installation.permissions, event)) return false;
  if (installation.events.includes(event)) return true;
  return appId !== null && event.startsWith("check_") && installation.permissions["checks"] === "write";
}
