import { describe, expect, it } from "vitest";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import {
  at,
  member,
  orchestra,
  order,
  stateOf,
  taskId,
  taskIn,
  taskOf,
  when,
} from "../support/domain-story.ts";
import { cello, observe, viola } from "../support/pull-request-story.ts";

/** A task that was given to the cello, who has said nothing yet. */
function given(): OrganizationState {
  const stamp = { at: at(0), by: "violin", task: taskId("task") };
  return stateOf(orchestra, [
    ...taskIn("assigned"),
    { type: "TaskAssigned", ...stamp, assignee: member("cello"), accepted: false },
  ]);
}

function pushed(state: OrganizationState, pusher: string): OrganizationState {
  return when(state, {
    type: "NoteBranch",
    ...order("tutti", 2),
    task: taskId("task"),
    pusher: member(pusher),
  }).after;
}

describe("an assignment is accepted by work", () => {
  it("of the assignee, who pushes a branch of the task", () => {
    expect(taskOf(pushed(given(), "cello"))).toMatchObject({ state: "in-progress", accepted: true });
  });

  it("but not of somebody else, who pushes one", () => {
    expect(taskOf(pushed(given(), "viola")).accepted).toBe(false);
  });

  it("of the assignee, who opens a draft pull request", () => {
    const after = observe(given(), 2, { author: cello, draft: true });
    expect(taskOf(after)).toMatchObject({ state: "in-progress", accepted: true });
  });

  it("but not of somebody else, who opens one", () => {
    expect(taskOf(observe(given(), 2, { author: viola, draft: true })).accepted).toBe(false);
  });

  it("once: what is accepted is not accepted again", () => {
    const after = pushed(given(), "cello");
    const again = when(after, {
      type: "NoteBranch",
      ...order("tutti", 3),
      task: taskId("task"),
      pusher: member("cello"),
    });
    expect(again.events.filter(({ type }) => type === "AssignmentAccepted")).toEqual([]);
  });
});
