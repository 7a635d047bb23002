// Fault 40: 10,000 events: at most 6 commits a minute, directories < 3,000, files < 1 MB.
import { expect, test } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { LedgerPosition } from "../../src/ports/ledger.ts";
import { FULL_COMMIT_BUDGET, nextCommitAt, spendCommit } from "../../src/usecases/commit-pace.ts";
import { begin, ledgerOn, noted } from "../support/ledger-fixture.ts";

const EVENTS = 10_000;
const BURST = 6;
const MINUTE = 60_000;

/** A bursty day: a while of an event every few seconds, then a storm of them at once. */
const arrivals = Array.from({ length: EVENTS }, (_, index) => {
  const storm = Math.floor(index / 500);
  return index % 500 < 300 ? storm * 1_800_000 + (index % 500) * 4_000 : storm * 1_800_000 + 1_200_000;
});

async function writeAtPace(branch: Branch) {
  const clock = createLeapingClock();
  const ledger = ledgerOn(branch, { clock });
  let position: LedgerPosition = await begin(ledger);
  let budget = FULL_COMMIT_BUDGET;
  const commits: number[] = [];

  async function turn(): Promise<void> {
    await clock.sleep(nextCommitAt(budget, clock.now()) - clock.now());
    budget = spendCommit(budget, clock.now());
    commits.push(clock.now());
  }

  for (let done = 0, checkpoints = 0; done < EVENTS;) {
    await clock.sleep(Math.max(0, (arrivals[done] ?? 0) - clock.now()));
    await turn();
    const waiting = arrivals.slice(done).filter((at) => at <= clock.now()).length;
    const drafts = Array.from({ length: waiting }, (_, index) => noted(`${done + index}`));
    const outcome = await ledger.append({ subject: `${waiting} events`, drafts }, position);
    if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
    position = outcome.position;
    done += waiting;
    if (position.segment >= (checkpoints + 1) * 50) {
      await turn();
      const shards = new Map([["count", done]]);
      const written = await ledger.writeCheckpoint({ stateVersion: 1, shards }, position);
      if (written.outcome !== "written") throw new Error(written.outcome);
      position = written.position;
      checkpoints += 1;
    }
  }
  return { ledger, commits };
}

async function walk(branch: Branch, directory: string): Promise<{ entries: number[]; sizes: number[] }> {
  const listed = await branch.list(directory);
  const below = await Promise.all(
    listed.filter(({ kind }) => kind === "directory").map(({ name }) => walk(branch, `${directory}/${name}`)),
  );
  return {
    entries: [listed.length, ...below.flatMap(({ entries }) => entries)],
    sizes: [...listed.map(({ bytes }) => bytes), ...below.flatMap(({ sizes }) => sizes)],
  };
}

test("10,000 events on a bursty day", async () => {
  const branch = createInMemoryBranch();
  const { ledger, commits } = await writeAtPace(branch);
  expect(commits.length).toBeGreaterThan(1_000);

  const inMinuteFrom = (from: number) => commits.filter((at) => at >= from && at < from + MINUTE).length;
  expect(Math.max(...commits.map(inMinuteFrom))).toBeLessThanOrEqual(6 + BURST);
  const minutes = ((commits.at(-1) ?? 0) - (commits[0] ?? 0)) / MINUTE;
  expect((commits.length - BURST) / minutes).toBeLessThanOrEqual(6);

  const { entries, sizes } = await walk(branch, "log");
  expect(Math.max(...entries)).toBeLessThanOrEqual(1_000);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  expect(await ledger.verify()).toMatchObject({ problems: [], events: EVENTS + 1 });
});

test("10,000 large events at once", async () => {
  const branch = createInMemoryBranch();
  const ledger = ledgerOn(branch);
  const drafts = Array.from({ length: EVENTS }, (_, index) => noted(`${index}`, { body: "x".repeat(2_000) }));
  const outcome = await ledger.append({ subject: "a storm", drafts }, await begin(ledger));
  if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
  const checkpointed = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, outcome.position);
  expect(checkpointed.outcome).toBe("written");
  const { sizes } = await walk(branch, "log");
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  expect(await branch.recentCommits(5)).toHaveLength(3);
  expect(await ledger.verify()).toMatchObject({ problems: [], events: EVENTS + 1 });
});
