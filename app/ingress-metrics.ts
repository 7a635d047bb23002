import { Counter, Histogram } from "prom-client";
import type { Registry } from "prom-client";

/** What the ingress counts. */
export interface IngressMetrics {
  /** `event` is GitHub's name once the signature is verified: a stranger cannot make up labels. */
  received(event: string, outcome: string): void;
  /** Seconds from the request's headers to its answer. */
  acknowledged(seconds: number): void;
}

export function createIngressMetrics(registry: Registry): IngressMetrics {
  const deliveries = new Counter({
    name: "tutti_deliveries_received_total",
    help: "Webhook requests by event and what became of them",
    labelNames: ["event", "outcome"],
    registers: [registry],
  });
  const latency = new Histogram({
    name: "tutti_acknowledgement_seconds",
    help: "Time from a webhook's headers to its durable acknowledgement",
    buckets: [0.001, 0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 1, 5, 10],
    registers: [registry],
  });
  return {
    received: (event, outcome) => deliveries.inc({ event, outcome }),
    acknowledged: (seconds) => latency.observe(seconds),
  };
}
