// Whatever happens to them, in whatever order, all inboxes answer alike.
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { InMemoryInbox } from "../../src/adapters/in-memory/inbox.ts";
import { createManualClock } from "../../src/adapters/in-memory/clock.ts";
import { openSqliteInbox } from "../../src/adapters/sqlite/inbox.ts";
import type { Batch, Inbox } from "../../src/ports/inbox.ts";
import type { Settlement } from "../../src/ports/settlement.ts";
import { aDelivery } from "../support/deliveries.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
const outcomes = ["done", "failed", "deferred", "left out"] as const;
const day = 24 * 60 * 60_000;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("put" as const), id: fc.constantFrom(...ids) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("take" as const), max: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("settle" as const),
      batch: fc.nat(5),
      outcomes: fc.array(fc.constantFrom(...outcomes), { minLength: 4, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      time: fc.constantFrom(5_000, 30_000, 61_000, 4 * day),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("recover" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("purge" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("revive" as const), id: fc.constantFrom(...ids) }) },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function deliveryOf(id: string) {
  const number = ids.findIndex((each) => each === id);
  return aDelivery(id, {
    entity: `10#${number % 3}`,
    repository: String(number % 2),
    lane: number < 6 ? "100" : "200",
  });
}

function settlementOf(id: string, outcome: (typeof outcomes)[number], now: number): Settlement[] {
  switch (outcome) {
    case "done":
      return [{ id, outcome }];
    case "failed":
      return [{ id, outcome, reason: "no luck" }];
    case "deferred":
      return [{ id, outcome, reason: "quota", until: now + 10_000 }];
    case "left out":
      return [];
    default:
      return outcome satisfies never;
  }
}

/** Plays the steps and notes all that can be seen of the inbox after each. */
async function play(
  steps: readonly Step[],
  open: (clock: ReturnType<typeof createManualClock>) => Promise<Inbox>,
) {
  const clock = createManualClock(1_000_000);
  const inbox = await open(clock);
  const batches: Batch[] = [];
  const seen: unknown[] = [];

  async function perform(each: Step): Promise<unknown> {
    switch (each.kind) {
      case "put":
        return inbox.put(deliveryOf(each.id));
      case "take": {
        const batch = await inbox.takeBatch("100", each.max);
        if (batch !== null) batches.push(batch);
        return batch?.deliveries ?? null;
      }
      case "settle": {
        const batch = batches.at(-1 - each.batch);
        if (batch === undefined) return null;
        const settlements = batch.deliveries.flatMap(({ id }, index) =>
          settlementOf(id, each.outcomes[index] ?? "done", clock.now()),
        );
        return inbox.settle(batch.lease, settlements);
      }
      case "wait":
        return clock.advance(each.time);
      case "recover":
        return inbox.recover();
      case "purge":
        return inbox.purge(clock.now());
      case "revive":
        return inbox.revive(each.id);
      default:
        return each satisfies never;
    }
  }

  for (const each of steps) {
    seen.push([
      each,
      await perform(each),
      await inbox.lanes(),
      await inbox.counts(),
      await inbox.parked(),
      await inbox.buried(),
      await inbox.nextDue(),
    ]);
  }
  await inbox.close();
  return seen;
}

test("SQLite and memory answer alike after any sequence of calls", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const inSqlite = await play(steps, (clock) =>
        openSqliteInbox({ file: ":memory:", clock, holder: "one" }),
      );
      const inMemory = await play(steps, async (clock) => new InMemoryInbox({ clock, holder: "one" }));
      expect(inSqlite).toEqual(inMemory);
    }),
    { numRuns: 200 },
  );
});
