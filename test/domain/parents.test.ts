// A parent and its children: none ends before them, and none waits for one that is no task any more.
import { describe, expect, it } from "vitest";
import type { Event } from "../../src/domain/events.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { Resolution, StateName } from "../../src/domain/task/schema.ts";
import { at, orchestra, order, stateOf, taskId, taskIn, taskOf, when } from "../support/domain-story.ts";

const parent = taskId("task");
const children = ["first", "second"] as const;

/** A parent in progress, with two children. */
function family(first: StateName, second: StateName): OrganizationState {
  const born = children.map((name): Event => ({
    type: "TaskParented",
    at: at(0),
    by: "tutti",
    task: taskId(name),
    parent,
  }));
  return stateOf(orchestra, [
    ...taskIn("in-progress"),
    ...taskIn(first, "first", 2),
    ...taskIn(second, "second", 3),
    ...born,
  ]);
}

const closed = (resolution: Resolution, name = "task") =>
  ({ type: "CloseTask", ...order("violin", 1), task: taskId(name), resolution }) as const;

describe("a parent with an open child", () => {
  it.each<Resolution>(["done", "not-planned", "duplicate"])("is not completed as %s", (resolution) => {
    const { after, events, refusal } = when(family("completed", "assigned"), closed(resolution));
    expect(refusal).not.toBeNull();
    expect(taskOf(after).state).toBe("in-progress");
    expect(events.filter(({ type }) => type === "TaskMoved")).toEqual([]);
  });

  it("is up for review with the last of them that is completed, or given up", () => {
    const state = family("completed", "assigned");
    expect(taskOf(when(state, closed("not-planned", "second")).after).state).toBe("under-review");
  });
});

describe("a child that is no task any more", () => {
  const untracked = when(family("completed", "assigned"), {
    type: "UntrackTask",
    ...order("violin", 1),
    task: taskId("second"),
  }).after;

  it("keeps its parent from nothing", () => {
    const { after, refusal } = when(untracked, { ...closed("not-planned"), ...order("violin", 2) });
    expect(refusal).toBeNull();
    expect(taskOf(after)).toMatchObject({ state: "completed", resolution: "not-planned" });
  });

  it("holds it again once it is one again", () => {
    untracked.apply({ type: "TaskTracked", at: at(3), by: "violin", task: taskId("second"), tracked: true });
    expect(when(untracked, { ...closed("not-planned"), ...order("violin", 4) }).refusal).toBe(
      "conditions-open",
    );
  });
});
