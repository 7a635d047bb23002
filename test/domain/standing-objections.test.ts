// Changes that were asked for hold the gate until whoever asked says otherwise, however many others approve.
import { describe, expect, it } from "vitest";
import type { Command } from "../../src/domain/commands.ts";
import { order, taskId, taskOf, when } from "../support/domain-story.ts";
import {
  type PullRequestWords,
  atTier,
  cello,
  conductor,
  horn,
  isOpen,
  observe,
  pull,
  violin,
} from "../support/pull-request-story.ts";

const approved: NonNullable<PullRequestWords["reviews"]> = [
  [violin, "approved", 1],
  [conductor, "approved", 1],
];
const complete = observe(atTier(2), 1, { reviews: approved });

function asksForChanges(who: number) {
  return observe(complete, 2, { reviews: [...approved, [who, "changes-requested", 1]] });
}

describe("changes asked for beside enough approvals", () => {
  it("close the gate, as the word of somebody who may fill a layer", () => {
    expect(isOpen(complete)).toBe(true);
    expect(isOpen(asksForChanges(cello))).toBe(false);
    expect(isOpen(asksForChanges(horn))).toBe(true);
  });

  it("are over when they are dismissed, or when whoever asked approves", () => {
    const dismissed = [`${cello} changes-requested 1`];
    expect(isOpen(observe(asksForChanges(cello), 3, { reviews: approved, dismissed }))).toBe(true);
    const reviews = [[cello, "approved", 1]] as const;
    expect(isOpen(observe(asksForChanges(cello), 3, { reviews }))).toBe(true);
  });

  it("by a command, for one layer, are over with a later word for all", () => {
    const ask: Command = {
      type: "ReviewLayer",
      ...order("cello", 2),
      pullRequest: pull,
      layer: "peer",
      decision: "changes-requested",
      note: "too loud",
      comment: "IC_2",
    };
    const asked = when(complete, ask).after;
    expect(isOpen(asked)).toBe(false);
    expect(isOpen(observe(asked, 3, { reviews: [[cello, "approved", 1]] }))).toBe(true);
  });

  it("that are heard of with the merge do not make it one past the gate", () => {
    const reviews = [...approved, [cello, "changes-requested", 1]] as const;
    expect(taskOf(observe(complete, 2, { reviews, status: "merged" }))).toMatchObject({
      state: "completed",
      bypassed: false,
    });
  });
});

it("what was merged before a task was opened again does not complete it a second time", () => {
  const task = taskId("task");
  const merged = observe(complete, 2, { reviews: approved, status: "merged" });
  const reopened = when(merged, { type: "ReopenTask", ...order("violin", 3), task }).after;
  const tried = observe(reopened, 4, { number: 11, digit: 2 });
  expect(taskOf(observe(tried, 5, { number: 11, digit: 2, status: "closed" })).state).toBe("assigned");
  expect(taskOf(observe(tried, 5, { number: 11, digit: 2, status: "merged" })).state).toBe("completed");
});
