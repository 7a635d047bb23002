import { describe, expect, it } from "vitest";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { orchestra, order, stateOf, taskId, taskIn, taskOf, when } from "../support/domain-story.ts";
import { look, observe, pullOf, viola, violin } from "../support/pull-request-story.ts";

/** Two tasks whose work pull request 10 merged. */
function merged(...names: readonly string[]): OrganizationState {
  const tasks = names.flatMap((name, index) => taskIn("in-progress", name, index + 1));
  const state = observe(stateOf(orchestra, tasks), 1, { closes: names });
  return observe(state, 2, { closes: names, status: "merged" });
}

const revert = { number: 11, author: violin, closes: [], reverts: [10] } as const;

describe("a merged revert", () => {
  it("opens the task of what it took back again, for whoever had it, and is a defect", () => {
    const before = observe(merged("task"), 3, revert);
    expect(taskOf(before)).toMatchObject({ state: "completed", defects: 0 });
    const told = look(before, 4, { ...revert, status: "merged" });
    expect(told.events).toContainEqual(expect.objectContaining({ type: "DefectFound", reason: "reverted" }));
    expect(taskOf(told.after)).toMatchObject({
      state: "assigned",
      assignee: "viola",
      enteredOn: "RevertTask",
      resolution: null,
      defects: 1,
    });
  });

  it("leaves it waiting for somebody when nobody has it any more", () => {
    const left = when(merged("task"), { type: "UnassignTask", ...order("violin", 3), task: taskId("task") });
    const after = observe(left.after, 4, { ...revert, status: "merged" });
    expect(taskOf(after)).toMatchObject({ state: "pending", assignee: null, defects: 1 });
  });

  it("opens every task of what it took back", () => {
    const after = observe(merged("task", "other"), 3, { ...revert, status: "merged" });
    expect([taskOf(after).state, taskOf(after, "other").state]).toEqual(["assigned", "assigned"]);
    expect([taskOf(after).defects, taskOf(after, "other").defects]).toEqual([1, 1]);
  });

  it("opens it once, however often it is looked at", () => {
    const once = observe(merged("task"), 3, { ...revert, status: "merged" });
    expect(look(once, 4, { ...revert, status: "merged" }).events).toEqual([]);
  });

  it("counts when it is seen before the merge that it took back", () => {
    const open = observe(stateOf(orchestra, taskIn("in-progress")), 1);
    const early = observe(open, 2, { ...revert, status: "merged" });
    expect(taskOf(early)).toMatchObject({ state: "under-review", defects: 0 });
    const after = observe(early, 3, { status: "merged" });
    expect(taskOf(after)).toMatchObject({ state: "assigned", defects: 1 });
  });

  it("counts a defect, and moves nothing, when the task has been opened again already", () => {
    const reopened = when(merged("task"), {
      type: "ReopenTask",
      ...order("violin", 3),
      task: taskId("task"),
    });
    const started = when(reopened.after, { type: "StartTask", ...order("viola", 4), task: taskId("task") });
    const after = observe(started.after, 5, { ...revert, status: "merged" });
    expect(taskOf(after)).toMatchObject({ state: "in-progress", defects: 2 });
  });

  it("leaves a task alone that was given up since", () => {
    const reopened = when(merged("task"), {
      type: "ReopenTask",
      ...order("violin", 3),
      task: taskId("task"),
    });
    const dropped = when(reopened.after, {
      type: "CloseTask",
      ...order("violin", 4),
      task: taskId("task"),
      resolution: "not-planned",
    });
    const after = observe(dropped.after, 5, { ...revert, status: "merged" });
    expect(taskOf(after)).toMatchObject({ state: "completed", resolution: "not-planned" });
  });

  it("takes a completed parent back with its child", () => {
    const state = merged("task");
    state.apply({
      type: "TaskParented",
      at: taskOf(state).changedAt,
      by: "tutti",
      task: taskId("task"),
      parent: taskId("parent"),
    });
    for (const event of taskIn("completed", "parent", 9)) state.apply(event);
    const after = observe(state, 3, { ...revert, status: "merged" });
    expect(taskOf(after, "parent").state).not.toBe("completed");
  });

  it("of a pull request that is no task's, or that nobody knows, changes no task", () => {
    const untracked = observe(merged("task"), 3, { number: 20, closes: [], status: "merged" });
    const after = observe(untracked, 4, { ...revert, reverts: [20, 99], status: "merged" });
    expect(taskOf(after)).toMatchObject({ state: "completed", defects: 0 });
  });

  it("that was closed without merging takes nothing back", () => {
    const after = observe(observe(merged("task"), 3, revert), 4, { ...revert, status: "closed" });
    expect(taskOf(after)).toMatchObject({ state: "completed", defects: 0 });
  });

  it("is no work for the task that its author's agent has", () => {
    const state = merged("task");
    for (const event of taskIn("assigned", "other", 2)) state.apply(event);
    const given = when(state, {
      type: "AssignTask",
      ...order("violin", 3),
      task: taskId("other"),
      assignee: taskOf(state).assignee ?? expect.fail(),
    });
    const after = observe(given.after, 4, { ...revert, author: 6 });
    expect(after.pullRequests.get(pullOf(11))?.links).toEqual([]);
  });
});

describe("the revert of a revert", () => {
  const again = { number: 12, author: viola, closes: [], reverts: [11] } as const;

  it("is work for the task that was opened again, with its gate, and completes it", () => {
    const reverted = observe(merged("task"), 3, { ...revert, status: "merged" });
    const proposed = observe(reverted, 4, again);
    expect(proposed.pullRequests.get(pullOf(12))?.links).toEqual([{ task: "task", source: "revert" }]);
    expect(taskOf(proposed).state).toBe("under-review");
    const after = observe(proposed, 5, { ...again, status: "merged" });
    expect(taskOf(after)).toMatchObject({ state: "completed", resolution: "done", defects: 1 });
  });

  it("can be taken back as well", () => {
    const twice = observe(observe(merged("task"), 3, { ...revert, status: "merged" }), 4, {
      ...again,
      status: "merged",
    });
    const after = observe(twice, 5, { ...revert, number: 13, reverts: [12], status: "merged" });
    expect(taskOf(after)).toMatchObject({ state: "assigned", defects: 2 });
  });
});
