import { Gauge } from "prom-client";
import type { Registry } from "prom-client";

import type { Clock } from "../src/ports/clock.ts";
import type { Inbox } from "../src/ports/inbox.ts";

/** Gauges of the inbox, read when somebody asks. */
export function createInboxMetrics(registry: Registry, inbox: Pick<Inbox, "counts">, clock: Clock) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const waiting = gauge("tutti_inbox_waiting", "Deliveries that wait, the parked included");
  const taken = gauge("tutti_inbox_taken", "Deliveries being handled");
  const parked = gauge("tutti_inbox_parked", "Deliveries behind one of their entity that failed");
  const buried = gauge("tutti_inbox_dead_letters", "Deliveries that failed for good");
  const age = gauge("tutti_inbox_oldest_seconds", "Age of the oldest delivery that is not settled");

  return async function refresh(): Promise<void> {
    const counts = await inbox.counts();
    waiting.set(counts.waiting);
    taken.set(counts.taken);
    parked.set(counts.parked);
    buried.set(counts.buried);
    age.set(counts.oldestReceivedAt === null ? 0 : (clock.now() - counts.oldestReceivedAt) / 1_000);
  };
}
