import { z } from "zod";
import type { Delivery } from "../state/delivery.ts";
import { notFound } from "../state/refusal.ts";
import { ok, type Answer, type Handlers } from "./answer.ts";
import { appOf } from "./apps.ts";
import type { Exchange } from "./exchange.ts";

const Configuration = z.object({ url: z.string().optional(), secret: z.string().optional() });

export const hookDeliveryHandlers = {
  "apps/get-webhook-config-for-app": (exchange) => ok(configurationOf(exchange)),

  "apps/update-webhook-config-for-app": (exchange) => {
    const { url, secret } = exchange.read(Configuration);
    const app = appOf(exchange);
    exchange.github.state.apps.update(app.id, {
      webhook: { ...app.webhook, url: url ?? app.webhook.url, secret: secret ?? app.webhook.secret },
    });
    return ok(configurationOf(exchange));
  },

  "apps/list-webhook-deliveries": (exchange) => list(exchange),

  "apps/get-webhook-delivery": (exchange) => {
    const delivery = find(exchange);
    const payload: unknown = JSON.parse(delivery.request.body);
    return ok({
      ...summarise(delivery),
      url: delivery.url,
      request: { headers: delivery.request.headers, payload },
      response: { headers: delivery.response.headers, payload: delivery.response.body },
    });
  },

  "apps/redeliver-webhook-delivery": (exchange) => {
    exchange.redeliver(find(exchange).id);
    return { status: 202, body: {} };
  },
} satisfies Handlers;

/** Newest first, by cursor: there are no page numbers here. */
function list(exchange: Exchange): Answer {
  const status = exchange.query("status");
  const cursor = Number(exchange.query("cursor") ?? Number.POSITIVE_INFINITY);
  const size = Math.min(100, Number(exchange.query("per_page") ?? 30));
  const matching = exchange.view.state.deliveries
    .by("app", appOf(exchange).id)
    .toReversed()
    .filter((delivery) => delivery.id < cursor && hasStatus(delivery, status));
  const shown = matching.slice(0, size);
  const last = shown.at(-1);
  if (last === undefined || matching.length === shown.length) return ok(shown.map(summarise));
  const next = new URL(exchange.url);
  next.searchParams.set("cursor", String(last.id));
  return { ...ok(shown.map(summarise)), headers: { link: `<${next.href}>; rel="next"` } };
}

function hasStatus({ statusCode }: Delivery, status: string | undefined): boolean {
  const isSuccess = statusCode >= 200 && statusCode < 400;
  return status === undefined || (status === "success") === isSuccess;
}

function find(exchange: Exchange): Delivery {
  const delivery = exchange.github.state.deliveries.find(exchange.integer("delivery_id"));
  if (delivery?.appId !== appOf(exchange).id) throw notFound();
  return delivery;
}

function configurationOf(exchange: Exchange) {
  const { webhook } = appOf(exchange);
  return {
    content_type: webhook.contentType,
    insecure_ssl: "0",
    ...(webhook.secret === null ? {} : { secret: "********" }),
    ...(webhook.url === null ? {} : { url: webhook.url }),
  };
}

function summarise(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.isRedelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}
