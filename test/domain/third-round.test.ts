// Changes asked for a third time: no progress is told each time that it is so, and only then.
import { describe, expect, it } from "vitest";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { type Told, at, order, taskId, taskOf, when } from "../support/domain-story.ts";
import { atTier, cello, factsOf, look, observe, pull, violin } from "../support/pull-request-story.ts";

type Round = {
  readonly head: number;
  readonly threads: readonly string[];
  readonly by?: number;
  /** The head that was read, if it is not the newest. */
  readonly read?: number;
};

const task = taskId("task");

/** The work is handed in, and changes are asked for. */
function round(state: OrganizationState, minutes: number, words: Round): Told {
  const { head: digit, threads: openThreads, by = cello, read = digit } = words;
  const handedIn = observe(state, minutes, { digit });
  return look(handedIn, minutes + 1, { digit, openThreads, reviews: [[by, "changes-requested", read]] });
}

function after(...rounds: readonly Round[]): OrganizationState {
  return rounds.reduce((state, each, index) => round(state, index * 10 + 1, each).after, atTier(2));
}

function goesOn(state: OrganizationState, minutes: number): OrganizationState {
  const told = when(state, { type: "UnblockTask", ...order("violin", minutes), task });
  expect(told.refusal).toBeNull();
  return told.after;
}

const same = (head: number): Round => ({ head, threads: ["a"] });
/** Sent back twice with the same thread open, which the lead has to decide on. */
const escalated = after(same(1), same(2));

describe("the third round of changes with the same threads open", () => {
  it("is escalated again, after the lead let the work go on", () => {
    expect(taskOf(escalated)).toMatchObject({ state: "escalated", rework: 2 });
    const resumed = goesOn(escalated, 30);
    expect(taskOf(resumed)).toMatchObject({ state: "in-progress", rework: 2, escalation: null });
    const third = taskOf(round(resumed, 40, same(3)).after);
    expect(third).toMatchObject({ state: "escalated", rework: 3, escalation: { to: "violin", level: 1 } });
    expect(third.escalation?.reason).toContain("with the same thread of review open as the time before");
  });

  it("counts, and is escalated no further, while the second one waits for the lead", () => {
    const { after: third, events } = round(escalated, 30, same(3));
    expect(events.map(({ type }) => type)).not.toContain("TaskEscalated");
    expect(taskOf(third)).toMatchObject({ state: "escalated", rework: 3, escalation: { to: "violin" } });
    expect(taskOf(goesOn(third, 40)).state).toBe("in-progress");
  });

  it("is escalated when it is the second on these threads", () => {
    const third = round(after(same(1), { head: 2, threads: ["b"] }), 30, { head: 3, threads: ["b"] }).after;
    expect(taskOf(third)).toMatchObject({ state: "escalated", rework: 3 });
  });

  it("is escalated after two rounds on one head, which are one", () => {
    const twice = after(same(1), { ...same(1), by: violin });
    expect(taskOf(twice)).toMatchObject({ state: "in-progress", rework: 2 });
    expect(taskOf(round(twice, 30, same(2)).after)).toMatchObject({ state: "escalated", rework: 3 });
  });
});

describe("a third round of changes goes on", () => {
  it.each<readonly [string, Round]>([
    ["with a thread resolved since", { head: 3, threads: [] }],
    ["with another thread open", { head: 3, threads: ["a", "b"] }],
    ["of whoever still read the work before", { head: 3, threads: ["a"], read: 2, by: violin }],
  ])("%s", (_, words) => {
    const resumed = goesOn(escalated, 30);
    expect(taskOf(round(resumed, 40, words).after)).toMatchObject({ state: "in-progress", rework: 3 });
  });
});

it("a late word about work that was handed in anew since is no second round", () => {
  const late = round(after(same(1)), 20, { head: 2, threads: ["a"], read: 1, by: violin });
  expect(taskOf(late.after)).toMatchObject({ state: "in-progress", rework: 2 });
});

it("nor is a word about nobody knows which head, since the branch was rewritten before it was heard of", () => {
  const reviews = [[violin, "changes-requested", 2]] as const;
  const facts = factsOf(20, { digit: 2, openThreads: ["a"], reviews });
  const observed = {
    type: "ObservePullRequest",
    ...order("tutti", 22),
    cause: null,
    pullRequest: pull,
  } as const;
  const told = when(after(same(1)), {
    ...observed,
    facts: { ...facts, forcePushedAt: at(21) },
    reviewedCommits: new Map(),
  });
  expect(taskOf(told.after)).toMatchObject({ state: "in-progress", rework: 2, reworkGround: null });
});
