// Fault 34: two writers race 100 times; no event is lost or doubled, and no number is left out.
import { expect, test } from "vitest";

import type { Branch } from "../../src/ports/branch.ts";
import { BRANCHES } from "../contract/branches-under-test.ts";
import { begin, ledgerOn, noteOf, note as appendNote, noted } from "../support/ledger-fixture.ts";
import type { LedgerPosition } from "../../src/ports/ledger.ts";

const ROUNDS = 100;

/** Appends its notes one after the other; counts how often it was overtaken. */
async function race(branch: Branch, writer: string, start: LedgerPosition): Promise<number> {
  const ledger = ledgerOn(branch, { writer });
  let position = start;
  let conflicts = 0;
  for (let round = 0; round < ROUNDS;) {
    const drafts = [noted(`${writer} ${round}`)];
    const outcome = await ledger.append({ subject: `${writer} ${round}`, drafts }, position);
    if (outcome.outcome === "conflict") conflicts += 1;
    else if (outcome.outcome === "appended") round += 1;
    else throw new Error(outcome.outcome);
    position = outcome.position;
  }
  return conflicts;
}

test.each(Object.entries(BRANCHES))(
  "two writers race 100 times on %s",
  { timeout: 120_000 },
  async (_, create) => {
    const { branch } = await create();
    const ledger = ledgerOn(branch);
    const start = await appendNote(ledger, await begin(ledger), "start");
    const conflicts = await Promise.all([race(branch, "red", start), race(branch, "blue", start)]);
    expect(conflicts.reduce((sum, count) => sum + count)).toBeGreaterThan(0);

    const opened = await ledgerOn(branch).open(1);
    if (opened.outcome !== "opened") throw new Error(opened.outcome);
    const notes = opened.events.map(noteOf);
    for (const writer of ["red", "blue"]) {
      const own = notes.filter((text) => String(text).startsWith(writer));
      expect(own).toEqual(Array.from({ length: ROUNDS }, (__, round) => `${writer} ${round}`));
    }
    expect(opened.events.map((event) => event.seq)).toEqual(
      Array.from({ length: 2 * ROUNDS + 2 }, (__, index) => index + 1),
    );
    expect(await ledger.verify()).toMatchObject({ problems: [], segments: 2 * ROUNDS + 2 });
  },
);
