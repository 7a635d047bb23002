// What every adapter of the port `Inbox` has to do.
import { describe, expect, test } from "vitest";

import { createManualClock } from "../../src/adapters/in-memory/clock.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { inboxRules, retryDelay } from "../../src/ports/inbox-rules.ts";
import type { Batch, Inbox } from "../../src/ports/inbox.ts";
import type { Settlement } from "../../src/ports/settlement.ts";
import { aDelivery } from "../support/deliveries.ts";

const lane = "100";
const start = 1_000_000;

async function takeAll(inbox: Inbox, max = 100): Promise<Batch> {
  const batch = await inbox.takeBatch(lane, max);
  if (batch === null) throw new Error("nothing to take");
  return batch;
}

const idsOf = (batch: Batch | null) => batch?.deliveries.map(({ id }) => id) ?? [];

const failed = (id: string): Settlement => ({ id, outcome: "failed", reason: "the engine is on fire" });
const done = (id: string): Settlement => ({ id, outcome: "done" });

export function describeInboxContract(name: string, open: (clock: Clock) => Promise<Inbox>): void {
  const create = async () => {
    const clock = createManualClock(start);
    return { clock, inbox: await open(clock) };
  };

  /** Fails the delivery until it is a dead letter. */
  async function bury(inbox: Inbox, clock: ReturnType<typeof createManualClock>, id: string): Promise<void> {
    for (let attempt = 1; attempt <= inboxRules.tries; attempt += 1) {
      const batch = await takeAll(inbox, 1);
      expect(idsOf(batch)).toEqual([id]);
      await inbox.settle(batch.lease, [failed(id)]);
      clock.advance(retryDelay(attempt));
    }
  }

  describe(`the inbox in ${name}`, () => {
    describe("put", () => {
      test("stores a delivery once, whoever asks at the same time", async () => {
        const { inbox } = await create();
        const outcomes = await Promise.all([inbox.put(aDelivery("a")), inbox.put(aDelivery("a"))]);
        expect(outcomes.toSorted()).toEqual(["known", "stored"]);
        expect(idsOf(await inbox.takeBatch(lane, 10))).toEqual(["a"]);
      });

      test("gives back the delivery as it was put, unicode and nulls included", async () => {
        const { inbox } = await create();
        const delivery = aDelivery("a", { action: null, repository: null, body: '{"t":"ü ✓ 🎼 \\u0000"}' });
        await inbox.put(delivery);
        expect((await takeAll(inbox)).deliveries).toEqual([{ ...delivery, attempt: 1 }]);
      });

      test("knows a delivery while it waits, while it runs, and after it is done", async () => {
        const { inbox } = await create();
        await inbox.put(aDelivery("a"));
        expect(await inbox.put(aDelivery("a"))).toBe("known");
        const batch = await takeAll(inbox);
        expect(await inbox.put(aDelivery("a"))).toBe("known");
        await inbox.settle(batch.lease, [done("a")]);
        expect(await inbox.put(aDelivery("a"))).toBe("known");
        expect(await inbox.takeBatch(lane, 10)).toBeNull();
      });

      test("runs a dead letter again when it is redelivered", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        await bury(inbox, clock, "a");
        expect(await inbox.put(aDelivery("a", { body: "{}" }))).toBe("revived");
        expect((await takeAll(inbox)).deliveries).toMatchObject([{ id: "a", attempt: 1, body: "{}" }]);
        expect(await inbox.buried()).toEqual([]);
      });
    });

    describe("order", () => {
      test("keeps the order of an entity and takes no more than asked", async () => {
        const { inbox } = await create();
        for (const id of ["c", "a", "b"]) await inbox.put(aDelivery(id));
        expect(idsOf(await inbox.takeBatch(lane, 2))).toEqual(["c", "a"]);
      });

      test("holds the rest of an entity back while one of it is taken, but not other entities", async () => {
        const { inbox } = await create();
        await inbox.put(aDelivery("a"));
        const first = await takeAll(inbox);
        await inbox.put(aDelivery("b"));
        await inbox.put(aDelivery("other", { entity: "10#2" }));
        expect(idsOf(await inbox.takeBatch(lane, 10))).toEqual(["other"]);
        expect(await inbox.parked()).toEqual([]);
        await inbox.settle(first.lease, [done("a")]);
        expect(idsOf(await inbox.takeBatch(lane, 10))).toEqual(["b"]);
      });

      test("takes of one lane only", async () => {
        const { inbox } = await create();
        await inbox.put(aDelivery("a", { lane: "200" }));
        await inbox.put(aDelivery("b"));
        expect(await inbox.lanes()).toEqual(["200", lane]);
        expect(idsOf(await inbox.takeBatch(lane, 10))).toEqual(["b"]);
        expect(await inbox.lanes()).toEqual(["200"]);
      });

      test("gives each repository its turn, so that a noisy one starves nobody", async () => {
        const { inbox } = await create();
        for (let each = 0; each < 20; each += 1) {
          await inbox.put(aDelivery(`noise-${each}`, { entity: `10#${each}` }));
        }
        await inbox.put(aDelivery("quiet", { repository: "11", entity: "11#1" }));
        await inbox.put(aDelivery("installation", { repository: null, entity: lane }));
        expect(idsOf(await inbox.takeBatch(lane, 4))).toEqual([
          "noise-0",
          "noise-1",
          "quiet",
          "installation",
        ]);
      });
    });

    describe("failure", () => {
      test("parks the later ones of the entity until the failing one is due again, and the lane goes on", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        await inbox.put(aDelivery("b"));
        await inbox.put(aDelivery("other", { entity: "10#2" }));
        const batch = await takeAll(inbox, 1);
        await inbox.settle(batch.lease, [failed("a")]);

        expect(await inbox.parked()).toMatchObject([{ id: "b", behind: "a" }]);
        expect(await inbox.nextDue()).toBe(start + retryDelay(1));
        expect(idsOf(await inbox.takeBatch(lane, 10))).toEqual(["other"]);
        clock.advance(retryDelay(1));
        expect(await inbox.parked()).toEqual([]);
        expect((await takeAll(inbox)).deliveries).toMatchObject([
          { id: "a", attempt: 2 },
          { id: "b", attempt: 1 },
        ]);
      });

      test("makes a dead letter of the third failure, then the parked go on", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        await inbox.put(aDelivery("b"));
        await bury(inbox, clock, "a");
        expect(await inbox.buried()).toMatchObject([
          { id: "a", attempts: 3, reason: "the engine is on fire", told: false },
        ]);
        expect(idsOf(await inbox.takeBatch(lane, 10))).toEqual(["b"]);
      });

      test("defers until an instant at no cost, and keeps the entity's order meanwhile", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        await inbox.put(aDelivery("b"));
        const batch = await takeAll(inbox);
        const until = start + 40 * 60_000;
        await inbox.settle(batch.lease, [{ id: "a", outcome: "deferred", reason: "quota", until }]);
        expect(await inbox.takeBatch(lane, 10)).toBeNull();
        expect(await inbox.nextDue()).toBe(until);
        clock.advance(until - start);
        expect((await takeAll(inbox)).deliveries).toMatchObject([
          { id: "a", attempt: 1 },
          { id: "b", attempt: 1 },
        ]);
      });

      test("gives back at once what a settlement left out", async () => {
        const { inbox } = await create();
        await inbox.put(aDelivery("a"));
        const batch = await takeAll(inbox);
        expect(await inbox.settle(batch.lease, [])).toBe(true);
        expect((await takeAll(inbox)).deliveries).toMatchObject([{ id: "a", attempt: 1 }]);
      });

      test("revives a dead letter once, at its old place", async () => {
        const { inbox, clock } = await create();
        expect(await inbox.revive("a")).toBe("unknown");
        await inbox.put(aDelivery("a"));
        await inbox.put(aDelivery("b"));
        expect(await inbox.revive("a")).toBe("not-buried");
        await bury(inbox, clock, "a");
        expect(await inbox.revive("a")).toBe("revived");
        expect((await takeAll(inbox)).deliveries).toMatchObject([{ id: "a", attempt: 1 }, { id: "b" }]);
      });

      test("remembers of which dead letters people were told", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        await bury(inbox, clock, "a");
        await inbox.markTold(["a", "never-seen"]);
        expect(await inbox.buried()).toMatchObject([{ id: "a", told: true }]);
      });
    });

    describe("leases", () => {
      test("give the batch back when they end, and the late holder changes nothing", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        const late = await takeAll(inbox);
        expect(await inbox.nextDue()).toBe(start + inboxRules.leaseLength);
        clock.advance(inboxRules.leaseLength - 1);
        expect(await inbox.lanes()).toEqual([]);
        clock.advance(1);
        expect(await inbox.lanes()).toEqual([lane]);

        const successor = await takeAll(inbox);
        expect(await inbox.renew(late.lease)).toBe(false);
        expect(await inbox.settle(late.lease, [failed("a")])).toBe(false);
        expect(await inbox.settle(successor.lease, [done("a")])).toBe(true);
        expect(await inbox.counts()).toMatchObject({ waiting: 0, taken: 0, buried: 0 });
      });

      test("last longer when they are renewed", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        const batch = await takeAll(inbox);
        clock.advance(inboxRules.leaseLength - 1);
        expect(await inbox.renew(batch.lease)).toBe(true);
        clock.advance(inboxRules.leaseLength - 1);
        expect(await inbox.takeBatch(lane, 10)).toBeNull();
      });

      test("are given back at the holder's restart, without costing a try", async () => {
        const { inbox } = await create();
        await inbox.put(aDelivery("a"));
        await inbox.takeBatch(lane, 10);
        expect(await inbox.recover()).toBe(1);
        expect(await inbox.recover()).toBe(0);
        expect((await takeAll(inbox)).deliveries).toMatchObject([{ id: "a", attempt: 1 }]);
      });

      test("single out what kills its worker, and bury it and no other", async () => {
        const { inbox } = await create();
        for (const id of ["deadly", "next"]) await inbox.put(aDelivery(id, { entity: `10#${id}` }));
        const taken: (readonly string[])[] = [];
        for (let crash = 0; crash < inboxRules.lossesUntilBuried; crash += 1) {
          taken.push(idsOf(await inbox.takeBatch(lane, 10)));
          await inbox.recover();
        }
        const together = Array.from({ length: inboxRules.lossesUntilAlone }, () => ["deadly", "next"]);
        const alone = Array.from({ length: 4 }, () => ["deadly"]);
        expect(taken).toEqual([...together, ...alone]);
        expect(await inbox.buried()).toMatchObject([{ id: "deadly", attempts: 0 }]);
        expect(idsOf(await inbox.takeBatch(lane, 10))).toEqual(["next"]);
      });
    });

    describe("purge", () => {
      test("forgets bodies after 3 days and ids after 14, counted from the settlement", async () => {
        const { inbox, clock } = await create();
        await inbox.put(aDelivery("a"));
        await inbox.put(aDelivery("waiting", { entity: "10#2" }));
        await bury(inbox, clock, "a");
        const settledAt = (await inbox.buried())[0]?.buriedAt ?? 0;

        expect(await inbox.purge(settledAt + inboxRules.bodyKept - 1)).toEqual({ bodies: 0, ids: 0 });
        expect(await inbox.purge(settledAt + inboxRules.bodyKept)).toEqual({ bodies: 1, ids: 0 });
        expect(await inbox.purge(settledAt + inboxRules.bodyKept)).toEqual({ bodies: 0, ids: 0 });
        expect(await inbox.revive("a")).toBe("forgotten");
        expect(await inbox.purge(settledAt + inboxRules.idKept)).toEqual({ bodies: 0, ids: 1 });
        expect(await inbox.put(aDelivery("a"))).toBe("stored");
        expect(await inbox.put(aDelivery("waiting"))).toBe("known");
      });
    });

    test("counts what waits, runs, is parked and is buried, and since when", async () => {
      const { inbox } = await create();
      expect(await inbox.counts()).toEqual({
        waiting: 0,
        taken: 0,
        parked: 0,
        buried: 0,
        oldestReceivedAt: null,
      });
      await inbox.put(aDelivery("a", { receivedAt: 7 }));
      await inbox.put(aDelivery("b", { receivedAt: 8 }));
      const batch = await takeAll(inbox, 1);
      await inbox.settle(batch.lease, [failed("a")]);
      await inbox.put(aDelivery("other", { entity: "10#2", receivedAt: 9 }));
      await inbox.takeBatch(lane, 1);
      expect(await inbox.counts()).toEqual({
        waiting: 2,
        taken: 1,
        parked: 1,
        buried: 0,
        oldestReceivedAt: 7,
      });
    });

    test("says that it can be written to", async () => {
      const { inbox } = await create();
      await expect(inbox.probe()).resolves.toBeUndefined();
    });
  });
}
