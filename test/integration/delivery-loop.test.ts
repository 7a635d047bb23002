// The worker's loop over an inbox in memory, with a clock set by hand.
import { Registry } from "prom-client";
import { describe, expect, it, onTestFinished } from "vitest";

import { DeliveryLoop } from "../../app/delivery-loop.ts";
import type { DeliveryLoopOptions } from "../../app/delivery-loop.ts";
import { createWorkerMetrics } from "../../app/worker-metrics.ts";
import { createManualClock } from "../../src/adapters/in-memory/clock.ts";
import { InMemoryInbox } from "../../src/adapters/in-memory/inbox.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { inboxRules } from "../../src/ports/inbox-rules.ts";
import { aDelivery } from "../support/deliveries.ts";
import { eventually } from "../support/eventually.ts";

function runLoop(engine: DeliveryLoopOptions["engine"]) {
  const clock = createManualClock(1_000_000);
  const inbox = new InMemoryInbox({ clock, holder: "one" });
  const log: string[] = [];
  const logger = createLogger("debug", { write: (line) => void log.push(line) });
  const metrics = createWorkerMetrics(new Registry());
  const loop = new DeliveryLoop({ inbox, engine, clock, logger, metrics });
  const stop = new AbortController();
  const running = loop.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await running;
  });
  return { clock, inbox, loop, log, stop, running };
}

const noTelling = async () => {};

describe("the delivery loop", () => {
  it("counts a rejection as a failure of the whole batch, with its reason", async () => {
    const { inbox, loop, log } = runLoop({
      handleBatch: () => Promise.reject(new TypeError("out of luck")),
      tellBuried: noTelling,
    });
    await inbox.put(aDelivery("a"));
    loop.wake();
    await eventually(() => log.join("")).toContain("a batch failed as a whole");
    await eventually(() => inbox.counts()).toMatchObject({ waiting: 1, taken: 0 });
    await inbox.put(aDelivery("b"));
    expect(await inbox.parked()).toMatchObject([{ id: "b", behind: "a" }]);
  });

  it("defers what the engine leaves out, for a moment and at no cost", async () => {
    const attempts: number[] = [];
    const { inbox, clock, loop } = runLoop({
      handleBatch: async (_lane, deliveries) => {
        attempts.push(...deliveries.map(({ attempt }) => attempt));
        return [];
      },
      tellBuried: noTelling,
    });
    await inbox.put(aDelivery("a"));
    loop.wake();
    await eventually(() => inbox.nextDue()).toBe(clock.now() + inboxRules.deferral);
    await eventually(() => clock.sleepers()).toBe(1);
    expect(attempts).toEqual([1]);
    clock.advance(inboxRules.deferral);
    await eventually(() => attempts).toEqual([1, 1]);
  });

  it("renews the lease of a long batch, and stops the engine when the lease was lost", async () => {
    let lost = false;
    const { inbox, clock, loop } = runLoop({
      handleBatch: (_lane, _deliveries, signal) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => {
            lost = true;
            resolve([]);
          });
        }),
      tellBuried: noTelling,
    });
    await inbox.put(aDelivery("a"));
    loop.wake();
    for (let third = 1; third <= 4; third += 1) {
      await eventually(() => clock.sleepers()).toBe(2);
      clock.advance(inboxRules.leaseLength / 3);
      const renewed = clock.now() + inboxRules.leaseLength;
      await eventually(() => inbox.nextDue()).toBe(renewed);
    }
    expect(lost).toBe(false);
    await inbox.recover();
    await eventually(() => clock.sleepers()).toBe(2);
    clock.advance(inboxRules.leaseLength / 3);
    await eventually(() => lost).toBe(true);
  });

  it("tells of a dead letter again when telling failed, and lanes do not wait for it", async () => {
    const tellings: string[][] = [];
    let reachable = false;
    const { inbox, clock, loop } = runLoop({
      handleBatch: async (_lane, deliveries) =>
        deliveries.map(({ id }) =>
          id === "poison" ? { id, outcome: "failed", reason: "no" } : { id, outcome: "done" },
        ),
      tellBuried: async (deliveries) => {
        tellings.push(deliveries.map(({ id }) => id));
        if (!reachable) throw new Error("GitHub is down");
      },
    });
    await inbox.put(aDelivery("poison"));
    loop.wake();
    for (let attempt = 1; attempt < inboxRules.tries; attempt += 1) {
      await eventually(() => inbox.counts()).toMatchObject({ waiting: 1, taken: 0 });
      clock.advance(30_000);
      loop.wake();
    }
    await eventually(() => tellings).toEqual([["poison"]]);
    expect(await inbox.buried()).toMatchObject([{ told: false }]);

    reachable = true;
    clock.advance(30_000);
    loop.wake();
    await eventually(() => inbox.buried()).toMatchObject([{ told: true }]);
    expect(tellings).toEqual([["poison"], ["poison"]]);
  });

  it("ends when it is told to, and gives back at once what was not handled", async () => {
    const { inbox, loop, stop, running } = runLoop({
      handleBatch: (_lane, _deliveries, signal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
      tellBuried: noTelling,
    });
    await inbox.put(aDelivery("a"));
    loop.wake();
    await eventually(() => inbox.counts()).toMatchObject({ taken: 1 });
    stop.abort(new Error("stopping"));
    await running;
    expect((await inbox.takeBatch("100", 1))?.deliveries).toMatchObject([{ id: "a", attempt: 1 }]);
  });
});
