// The ledger's law: whatever the order in which writers run, are cut off, or get no answer, each of their events is in
// the log exactly once, and the log is sound.
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { StoredEvent } from "../../src/ports/stored-event.ts";
import { begin, ledgerOn, noted, noteOf } from "../support/ledger-fixture.ts";
import { createUnreliableBranch } from "../support/unreliable-branch.ts";

type Mishap = "none" | "lost-request" | "lost-answer" | "crash-before" | "crash-after";

class Crash extends Error {}

/** Each call waits for its turn; commits meet the writer's mishaps, one each. */
function onSchedule(scheduler: fc.Scheduler, inner: Branch, mishaps: Mishap[]): Branch {
  const branch = createUnreliableBranch({
    read: scheduler.scheduleFunction(inner.read),
    list: scheduler.scheduleFunction(inner.list),
    overview: scheduler.scheduleFunction(inner.overview),
    recentCommits: scheduler.scheduleFunction(inner.recentCommits),
    commit: scheduler.scheduleFunction(inner.commit),
  });
  return {
    ...branch,
    async commit(change) {
      const mishap = mishaps.shift() ?? "none";
      if (mishap === "crash-before") throw new Crash();
      if (mishap === "lost-request" || mishap === "lost-answer") branch.plan({ kind: mishap });
      const outcome = await branch.commit(change);
      if (mishap === "crash-after") throw new Crash();
      return outcome;
    },
  };
}

/** Decides again on whatever it reads: a note that is there is not written again. */
async function run(branch: Branch, writer: string, batches: readonly number[], checkpoints: boolean) {
  for (let incarnation = 0; ; incarnation += 1) {
    try {
      return await live(branch, `${writer}.${incarnation}`, writer, batches, checkpoints);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

async function live(
  branch: Branch,
  process: string,
  writer: string,
  batches: readonly number[],
  checkpoints: boolean,
): Promise<void> {
  const ledger = ledgerOn(branch, { writer: process });
  // A state version of its own: this writer always reads everything, checkpoint or not.
  const opened = await ledger.open(99);
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  const known = new Set<unknown>();
  const learn = (events: readonly StoredEvent[]) => events.forEach((event) => known.add(noteOf(event)));
  learn(opened.events);
  let { position } = opened;
  for (const [index, count] of batches.entries()) {
    const notes = Array.from({ length: count }, (_, part) => `${writer} ${index}.${part}`);
    while (notes.some((text) => !known.has(text))) {
      const drafts = notes.map((text) => noted(text, { body: "x".repeat(70_000) }));
      const outcome = await ledger.append({ subject: `${writer} ${index}`, drafts }, position);
      if (outcome.outcome !== "appended" && outcome.outcome !== "conflict") throw new Error(outcome.outcome);
      position = outcome.position;
      learn(outcome.events);
    }
    if (checkpoints) {
      const outcome = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
      if (outcome.outcome !== "written" && outcome.outcome !== "conflict") throw new Error(outcome.outcome);
      position = outcome.position;
      if (outcome.outcome === "conflict") learn(outcome.events);
    }
  }
}

const mishap = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Mishap>("none") },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Mishap[]>("lost-request", "lost-answer", "crash-before", "crash-after"),
  },
);
const writer = fc.record({
  batches: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
  mishaps: fc.array(mishap, { maxLength: 5 }),
  checkpoints: fc.boolean(),
});

test(
  "no event is lost or doubled, and the chain is sound, in any interleaving of writers and crashes",
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(writer, { minLength: 2, maxLength: 3 }),
        async (scheduler, writers) => {
          const inner = createInMemoryBranch();
          const judge = ledgerOn(inner, { writer: "judge" });
          await begin(judge);
          const running = Promise.all(
            writers.map(({ batches, mishaps, checkpoints }, index) =>
              run(onSchedule(scheduler, inner, [...mishaps]), `writer ${index}`, batches, checkpoints),
            ),
          );
          await scheduler.waitFor(running);

          const opened = await judge.open(99);
          if (opened.outcome !== "opened") throw new Error(opened.outcome);
          const notes = opened.events.slice(1).map((event) => String(noteOf(event)));
          for (const [index, { batches }] of writers.entries()) {
            const wanted = batches.flatMap((count, batch) =>
              Array.from({ length: count }, (_, part) => `writer ${index} ${batch}.${part}`),
            );
            expect(notes.filter((text) => text.startsWith(`writer ${index} `))).toEqual(wanted);
          }
          expect(opened.events.map((event) => event.seq)).toEqual(opened.events.map((_, index) => index + 1));
          expect((await judge.verify()).problems).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  },
);
