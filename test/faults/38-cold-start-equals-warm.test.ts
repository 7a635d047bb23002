// Fault 38: a cold start from the branch alone equals the warm state, byte for byte.
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { overviewInParts } from "../../src/ports/overview-in-parts.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { Ledger, LedgerPosition } from "../../src/ports/ledger.ts";
import { begin, GENESIS, ledgerOn, noted } from "../support/ledger-fixture.ts";
import { EMPTY, fold, foldOpened, toCheckpoint } from "../support/toy-state.ts";
import type { ToyState } from "../support/toy-state.ts";
import { createUnreliableBranch } from "../support/unreliable-branch.ts";

type Warm = { readonly ledger: Ledger; position: LedgerPosition; state: ToyState };

type Step = (warm: Warm, branch: Branch) => Promise<void>;

const append =
  (sizes: readonly number[]): Step =>
  async (warm) => {
    const drafts = sizes.map((size, index) => noted(`${index}`, { body: "ü".repeat(size) }));
    const outcome = await warm.ledger.append({ subject: "notes", drafts }, warm.position);
    if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
    warm.position = outcome.position;
    warm.state = fold(warm.state, outcome.events);
  };

const checkpoint: Step = async (warm) => {
  const outcome = await warm.ledger.writeCheckpoint(toCheckpoint(warm.state), warm.position);
  if (outcome.outcome !== "written") throw new Error(outcome.outcome);
  warm.position = outcome.position;
};

const members: Step = async (warm) => {
  const outcome = await warm.ledger.replaceMembers({ at: warm.state.count }, warm.position);
  if (outcome.outcome !== "written") throw new Error(outcome.outcome);
  warm.position = outcome.position;
};

/** Somebody else appends, and the warm process catches up. */
const other: Step = async (warm, branch) => {
  const rival = ledgerOn(branch, { writer: "other" });
  const outcome = await rival.append({ subject: "theirs", drafts: [noted("theirs")] }, warm.position);
  if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
  const news = await warm.ledger.catchUp(warm.position);
  if (news.outcome !== "caught-up") throw new Error(news.outcome);
  warm.position = news.position;
  warm.state = fold(warm.state, news.events);
};

const size = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 40_000, max: 150_000 }));
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(size, { minLength: 1, maxLength: 5 }).map(append) },
  { weight: 1, arbitrary: fc.constant(other) },
  { weight: 1, arbitrary: fc.constant(checkpoint) },
  { weight: 1, arbitrary: fc.constant(members) },
);

async function startWarm(branch: Branch): Promise<Warm> {
  const ledger = ledgerOn(branch);
  return { ledger, position: await begin(ledger), state: fold(EMPTY, [{ ...GENESIS, seq: 1 }]) };
}

test("whatever was written, checkpointed and archived, before and after", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const branch = createInMemoryBranch();
      const warm = await startWarm(branch);
      for (const run of steps) await run(warm, branch);
      const cold = await ledgerOn(branch).open(1);
      expect(foldOpened(cold)).toEqual(warm.state);
      expect(cold).toMatchObject({ position: warm.position, problems: [] });
      expect(foldOpened(await ledgerOn(branch).open(2))).toEqual(warm.state);
      expect(await warm.ledger.verify()).toMatchObject({ problems: [], events: warm.state.count });
    }),
    { numRuns: 60 },
  );
});

test("with thousands of segments in volumes, in a handful of reads", async () => {
  const inner = createInMemoryBranch();
  const warm = await startWarm(inner);
  for (let index = 1; index <= 2_500; index += 1) {
    await append([10])(warm, inner);
    if (index % 500 === 0) await checkpoint(warm, inner);
  }
  const volumes = await inner.list("log/volumes/0000");
  expect(volumes).toHaveLength(2);
  await append([10, 20])(warm, inner);

  const counted = createUnreliableBranch(inner);
  expect(foldOpened(await ledgerOn(counted).open(1))).toEqual(warm.state);
  expect(counted.calls().reads).toBeLessThanOrEqual(4);
  const replaying = createUnreliableBranch(inner);
  expect(foldOpened(await ledgerOn(replaying).open(2))).toEqual(warm.state);
  expect(replaying.calls().reads).toBeLessThanOrEqual(12);
  expect(await warm.ledger.verify()).toMatchObject({ problems: [], events: warm.state.count });
});

test("for a reader who was away while everything after them was archived", async () => {
  const branch = createInMemoryBranch();
  const warm = await startWarm(branch);
  await append([10])(warm, branch);
  const away = { position: warm.position, state: warm.state };
  for (let index = 0; index < 8; index += 1) await append([80_000])(warm, branch);
  await checkpoint(warm, branch);
  expect((await branch.read(["log/0000/000000002.jsonl"]))?.files.get("log/0000/000000002.jsonl")).toBeNull();
  const news = await ledgerOn(branch).catchUp(away.position);
  if (news.outcome !== "caught-up") throw new Error(news.outcome);
  expect(fold(away.state, news.events)).toEqual(warm.state);
  expect(news.position).toEqual(warm.position);
});

test("for a reader whose reads began before the archive moved on", async () => {
  const branch = createInMemoryBranch();
  const warm = await startWarm(branch);
  for (let index = 0; index < 8; index += 1) await append([80_000])(warm, branch);
  const before = warm.state;
  let moved = false;
  // Between the first read and the second, a checkpoint puts segments into a volume.
  const racing: Branch = {
    ...branch,
    overview: (question) => overviewInParts(racing, question),
    async read(paths, at) {
      const snapshot = await branch.read(paths, at);
      if (!moved) {
        moved = true;
        await checkpoint(warm, branch);
      }
      return snapshot;
    },
  };
  expect(foldOpened(await ledgerOn(racing).open(1))).toEqual(before);
});
