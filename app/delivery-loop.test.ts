import { Registry } from "prom-client";
import { expect, it } from "vitest";
import { InMemoryInbox } from "../src/adapters/in-memory/inbox.ts";
import { createLogger } from "../src/adapters/system/logger.ts";
import type { Clock } from "../src/ports/clock.ts";
import { createRecordingEngine } from "../test/support/recording-engine.ts";
import { DeliveryLoop } from "./delivery-loop.ts";
import { createWorkerMetrics } from "./worker-metrics.ts";

/** Nothing ever becomes due: whoever waits here is woken by a signal, or never. */
const standingClock: Clock = {
  now: () => 0,
  sleep: (_milliseconds, signal) =>
    new Promise((_resolve, reject) => {
      if (signal?.aborted === true) reject(signal.reason);
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
};

class InboxAskedWhenDue extends InMemoryInbox {
  readonly #asked: () => void;

  constructor(asked: () => void) {
    super({ clock: standingClock, holder: "one" });
    this.#asked = asked;
  }

  override async nextDue(): Promise<number | null> {
    this.#asked();
    return super.nextDue();
  }
}

it("ends when it is told to while it looks for what is due", async () => {
  const stop = new AbortController();
  const loop = new DeliveryLoop({
    inbox: new InboxAskedWhenDue(() => stop.abort()),
    engine: createRecordingEngine().engine,
    clock: standingClock,
    logger: createLogger("silent"),
    metrics: createWorkerMetrics(new Registry()),
  });
  await expect(loop.run(stop.signal)).resolves.toBeUndefined();
});
