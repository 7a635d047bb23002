import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { COMMIT_PACE, FULL_COMMIT_BUDGET, nextCommitAt, spendCommit } from "./commit-pace.ts";
import type { CommitBudget } from "./commit-pace.ts";

const START = Date.UTC(2026, 0, 5);

/** The instants at which commits happen when somebody always wants the next one after `waits` of quiet. */
function commitsAfter(waits: readonly number[]): readonly number[] {
  let budget: CommitBudget = FULL_COMMIT_BUDGET;
  let now = START;
  return waits.map((wait) => {
    now = nextCommitAt(budget, now + wait, COMMIT_PACE);
    budget = spendCommit(budget, now, COMMIT_PACE);
    return now;
  });
}

const waits = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })), { maxLength: 60 });

describe("the pace of commits", () => {
  test("answers a quiet repository at once, six times", () => {
    expect(commitsAfter([0, 0, 0, 0, 0, 0])).toEqual(Array(6).fill(START));
  });

  test("lets a busy repository commit every ten seconds", () => {
    const after = commitsAfter(Array(9).fill(0)).slice(6);
    expect(after).toEqual([START + 10_000, START + 20_000, START + 30_000]);
  });

  test("has its whole burst again after a quiet minute", () => {
    const commits = commitsAfter([0, 0, 0, 0, 0, 0, 60_000, 0, 0, 0, 0, 0]);
    expect(commits.slice(6)).toEqual(Array(6).fill(START + 60_000));
  });

  test("makes at most six commits a minute, and six more, in any stretch of time", () => {
    fc.assert(
      fc.property(waits, fc.integer({ min: 1, max: 10 }), (quiet, minutes) => {
        const commits = commitsAfter(quiet);
        const most = Math.max(
          0,
          ...commits.map((from) => commits.filter((at) => at >= from && at < from + minutes * 60_000).length),
        );
        expect(most).toBeLessThanOrEqual(6 * minutes + 6);
      }),
    );
  });

  test("never makes anybody wait more than ten seconds", () => {
    fc.assert(
      fc.property(waits, (quiet) => {
        let wanted = START;
        for (const [index, at] of commitsAfter(quiet).entries()) {
          wanted += quiet[index] ?? 0;
          expect(at - wanted).toBeLessThanOrEqual(10_000);
          wanted = at;
        }
      }),
    );
  });
});
