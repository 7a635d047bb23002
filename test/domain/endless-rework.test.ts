import { describe, expect, it } from "vitest";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { orchestra, taskOf } from "../support/domain-story.ts";
import { type PullRequestWords, atTier, cello, observe, violin } from "../support/pull-request-story.ts";

/** A day on which each version of the work is sent back. */
function sentBack(times: number): OrganizationState {
  let state = atTier(2);
  const reviews: NonNullable<PullRequestWords["reviews"]>[number][] = [];
  for (let round = 1; round <= times; round += 1) {
    reviews.push([cello, "changes-requested", round]);
    state = observe(state, round * 2, { digit: round, reviews });
    state = observe(state, round * 2 + 1, { digit: round + 1, reviews });
  }
  return state;
}

describe("changes that are asked for twice", () => {
  type Round = { readonly head: number; readonly threads?: readonly string[] };
  /** The cello asks for changes on the first head, and the violin in the second round, with these threads open. */
  function asked(first: Round, second: Round) {
    const reviews = [[cello, "changes-requested", first.head]] as const;
    const before = observe(atTier(2), 1, { digit: first.head });
    const once = observe(before, 2, wordsOf(first, reviews));
    expect(taskOf(once)).toMatchObject({ rework: 1, state: "in-progress" });
    const handedIn = observe(once, 3, { digit: second.head, reviews });
    return taskOf(
      observe(handedIn, 4, wordsOf(second, [...reviews, [violin, "changes-requested", second.head]])),
    );
  }
  const wordsOf = ({ head, threads }: Round, reviews: NonNullable<PullRequestWords["reviews"]>) => ({
    digit: head,
    reviews,
    ...(threads === undefined ? {} : { openThreads: threads }),
  });

  it("with the same threads open on new work, are no progress, and are escalated", () => {
    const task = asked({ head: 1, threads: ["b", "a"] }, { head: 2, threads: ["a", "b"] });
    expect(task).toMatchObject({ rework: 2, state: "escalated", escalation: { to: "violin" } });
    expect(task.escalation?.reason).toBe(
      "changes were asked for again, with the same 2 threads of review open as the time before",
    );
  });

  it.each<readonly [string, Round, Round]>([
    ["when a thread was resolved", { head: 1, threads: ["a", "b"] }, { head: 2, threads: ["b"] }],
    ["when a thread is new", { head: 1, threads: ["a"] }, { head: 2, threads: ["a", "b"] }],
    ["when nothing was handed in between them", { head: 1, threads: ["a"] }, { head: 1, threads: ["a"] }],
    ["when there is no thread", { head: 1, threads: [] }, { head: 2, threads: [] }],
    ["when threads are not known", { head: 1 }, { head: 2 }],
    ["when they were not known before", { head: 1 }, { head: 2, threads: ["a"] }],
  ])("go on %s", (_, first, second) => {
    expect(asked(first, second)).toMatchObject({ rework: 2, state: "in-progress" });
  });
});

it("work that is sent back as often as the team allows is escalated, and not before", () => {
  const { reworkLimit } = orchestra.review;
  expect(taskOf(sentBack(reworkLimit - 1))).toMatchObject({ rework: reworkLimit - 1, state: "in-progress" });
  const ended = taskOf(sentBack(reworkLimit));
  expect(ended).toMatchObject({ rework: reworkLimit, state: "escalated" });
  expect(ended.escalation?.to).toBe("violin");
});
