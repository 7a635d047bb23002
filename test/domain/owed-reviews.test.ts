import { describe, expect, it } from "vitest";
import { owedReviews } from "../../src/domain/owed-reviews.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { at, order, taskId, taskOf, when } from "../support/domain-story.ts";
import {
  type PullRequestWords,
  atTier,
  cello,
  horn,
  isOpen,
  look,
  observe,
  pull,
  robot,
  viola,
  violin,
} from "../support/pull-request-story.ts";

function urgent(): OrganizationState {
  const state = atTier(2);
  state.apply({ type: "TaskPrioritized", at: at(0), by: "violin", task: taskId("task"), priority: "P0" });
  return state;
}

function owed(state: OrganizationState) {
  const pullRequest = state.pullRequests.get(pull);
  return pullRequest === undefined ? undefined : owedReviews(state, pullRequest);
}

const one: PullRequestWords = { reviews: [[cello, "approved", 1]] };
const both: PullRequestWords = {
  reviews: [
    [cello, "approved", 1],
    [violin, "approved", 1],
  ],
};

describe("an emergency: priority P0", () => {
  it("needs one approval of a person who did not write it, and no more, to be merged", () => {
    expect(isOpen(observe(urgent(), 1))).toBe(false);
    expect(isOpen(observe(urgent(), 1, { reviews: [[robot, "approved", 1]] }))).toBe(false);
    expect(isOpen(observe(urgent(), 1, { reviews: [[viola, "approved", 1]] }))).toBe(false);
    expect(isOpen(observe(urgent(), 1, { reviews: [[99, "approved", 1]] }))).toBe(false);
    expect(isOpen(observe(urgent(), 1, { reviews: [[horn, "approved", 1]] }))).toBe(true);
  });

  it("waits while somebody who may fill a layer asks for changes, and for nobody else's", () => {
    const but = (objector: number): PullRequestWords => ({
      reviews: [
        [horn, "approved", 1],
        [objector, "changes-requested", 1],
      ],
    });
    expect(isOpen(observe(urgent(), 1, but(violin)))).toBe(false);
    expect(isOpen(observe(urgent(), 1, but(99)))).toBe(true);
  });

  it("owes the rest within two working days of the lead's, and is no bypass", () => {
    const merged = observe(observe(urgent(), 1, one), 2, { ...one, status: "merged" });
    expect(taskOf(merged)).toMatchObject({ state: "completed", bypassed: false });
    expect(owed(merged)).toEqual({ layers: ["domain"], due: at(2 + 16 * 60) });
  });

  it("is settled by a review after the merge, or by command", () => {
    const merged = observe(observe(urgent(), 1, one), 2, { ...one, status: "merged" });
    expect(owed(observe(merged, 3, { ...both, status: "merged" }))).toBeNull();
    const approve = {
      type: "ReviewLayer",
      ...order("violin", 3),
      pullRequest: pull,
      layer: "domain",
      decision: "approved",
      note: "",
      comment: "comment",
    } as const;
    const approved = when(merged, approve);
    expect(approved.refusal).toBeNull();
    expect(owed(approved.after)).toBeNull();
    expect(taskOf(approved.after).state).toBe("completed");
    expect(when(approved.after, { ...approve, ...order("violin", 4) }).refusal).toBe("closed");
    expect(when(merged, { ...approve, decision: "changes-requested" }).refusal).toBe("closed");
    expect(when(merged, { ...approve, layer: "peer" }).refusal).toBe("closed");
    expect(when(merged, { ...approve, ...order("cello", 3) }).refusal).toBe("not-eligible");
  });

  it("owes nothing when all was given before", () => {
    const merged = observe(observe(urgent(), 1, both), 2, { ...both, status: "merged" });
    expect(merged.pullRequests.get(pull)?.owed).toBeNull();
  });
});

describe("an override", () => {
  it("owes what was missing until it is given, without a date", () => {
    const overridden = when(observe(atTier(2), 1, one), {
      type: "OverrideGate",
      ...order("conductor", 2),
      pullRequest: pull,
      reason: "the hall burns",
    }).after;
    const merged = observe(overridden, 3, { ...one, status: "merged" });
    expect(taskOf(merged)).toMatchObject({ state: "completed", bypassed: false });
    expect(owed(merged)).toEqual({ layers: ["domain"], due: null });
    expect(owed(observe(merged, 4, { ...both, status: "merged" }))).toBeNull();
  });
});

describe("a merge past the gate", () => {
  it("owes every layer", () => {
    const merged = observe(observe(atTier(2), 1), 2, { status: "merged" });
    expect(taskOf(merged).bypassed).toBe(true);
    expect(owed(merged)?.layers).toEqual(["peer", "domain"]);
  });

  it("owes nothing that came to be known together with the merge", () => {
    const merged = observe(observe(atTier(2), 1), 2, { ...both, status: "merged" });
    expect(merged.pullRequests.get(pull)?.owed).toBeNull();
  });
});

it("a pull request without a task owes nothing, and its gate asked nothing", () => {
  const { after } = look(observe(atTier(2), 1, { linked: false }), 2, { linked: false, status: "merged" });
  expect(after.pullRequests.get(pull)?.owed).toBeNull();
});
