import { Counter, Gauge, Histogram } from "prom-client";
import type { Registry } from "prom-client";

import type { DeliveryEngine } from "../src/ports/delivery-engine.ts";
import type { Settlement } from "../src/ports/settlement.ts";

/** What the worker counts. */
export interface WorkerMetrics {
  handled(event: string, outcome: Settlement["outcome"]): void;
  /** The returned function ends the measurement. */
  startBatch(): () => void;
}

export function createWorkerMetrics(registry: Registry): WorkerMetrics {
  const deliveries = new Counter({
    name: "tutti_deliveries_handled_total",
    help: "Deliveries by event and how handling them ended",
    labelNames: ["event", "outcome"],
    registers: [registry],
  });
  const batches = new Histogram({
    name: "tutti_batch_seconds",
    help: "Time to handle one batch of a lane",
    buckets: [0.01, 0.05, 0.25, 1, 2.5, 5, 10, 30, 60, 300],
    registers: [registry],
  });
  return {
    handled: (event, outcome) => deliveries.inc({ event, outcome }),
    startBatch: () => {
      const stop = batches.startTimer();
      return () => void stop();
    },
  };
}

/** Counted when somebody asks. */
export function countLedgers(registry: Registry, engine: Pick<DeliveryEngine, "ledgers">): void {
  // The registry keeps it.
  void new Gauge({
    name: "tutti_ledgers",
    help: "Ledgers under its care: open, not answered for by GitHub, or halted until people act",
    labelNames: ["standing"],
    registers: [registry],
    collect() {
      const { open, unread, halted } = engine.ledgers();
      this.set({ standing: "open" }, open);
      this.set({ standing: "unread" }, unread.length);
      this.set({ standing: "halted" }, halted.length);
    },
  });
}
