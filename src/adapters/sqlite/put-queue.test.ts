import { expect, it } from "vitest";

import type { Delivery, PutOutcome } from "../../ports/inbox.ts";
import { PutQueue } from "./put-queue.ts";

function delivery(id: string): Delivery {
  return {
    id,
    event: "e",
    action: null,
    lane: "1",
    entity: "1",
    repository: null,
    receivedAt: 0,
    body: "{}",
  };
}

it("commits together what is put together, and answers each with its own outcome", async () => {
  const commits: string[][] = [];
  const queue = new PutQueue(async (deliveries) => {
    commits.push(deliveries.map(({ id }) => id));
    return deliveries.map(({ id }): PutOutcome => (id === "b" ? "known" : "stored"));
  });
  const outcomes = await Promise.all(["a", "b", "c"].map((id) => queue.put(delivery(id))));
  expect(outcomes).toEqual(["stored", "known", "stored"]);
  expect(commits).toEqual([["a", "b", "c"]]);
});

it("commits next what was put while a commit was under way", async () => {
  const commits: string[][] = [];
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const queue = new PutQueue(async (deliveries) => {
    commits.push(deliveries.map(({ id }) => id));
    begun.resolve();
    await gate.promise;
    return deliveries.map((): PutOutcome => "stored");
  });
  const first = queue.put(delivery("a"));
  await begun.promise;
  const others = [queue.put(delivery("b")), queue.put(delivery("c"))];
  gate.resolve();
  await Promise.all([first, ...others]);
  expect(commits).toEqual([["a"], ["b", "c"]]);
});

it("rejects all of a commit that failed, and takes the next", async () => {
  let broken = true;
  const queue = new PutQueue(async (deliveries) => {
    if (broken) throw new Error("full");
    return deliveries.map((): PutOutcome => "stored");
  });
  const outcomes = await Promise.allSettled([queue.put(delivery("a")), queue.put(delivery("b"))]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  broken = false;
  expect(await queue.put(delivery("a"))).toBe("stored");
  await queue.settled();
});
