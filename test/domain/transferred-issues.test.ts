import { describe, expect, it } from "vitest";
import { checkpoint, restore } from "../../src/domain/checkpoint.ts";
import type { CommandOf } from "../../src/domain/commands.ts";
import { RepositoryId } from "../../src/domain/ids.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { eventOf } from "../../src/usecases/stored-events.ts";
import { issueOf } from "../../src/domain/task/issue-of.ts";
import {
  type Told,
  choir,
  orchestra,
  order,
  repository,
  stateOf,
  taskId,
  taskIn,
  when,
} from "../support/domain-story.ts";

const elsewhere = RepositoryId.parse(99);

function transfer(issue: string, to: RepositoryId, number: number): CommandOf<"RelocateTask"> {
  const fact = { ...order("tutti", 60), cause: null };
  return {
    type: "RelocateTask",
    ...fact,
    task: taskId("task"),
    issue: taskId(issue),
    repository: to,
    number,
  };
}

const stateBefore = () => stateOf(orchestra, taskIn("in-progress"));
const typesOf = ({ events }: Told) => events.map(({ type }) => type);

/** A process that starts from a checkpoint knows what the one that wrote it knew. */
function fromCheckpoint(state: OrganizationState): OrganizationState {
  return restore(new Map(Object.entries(JSON.parse(JSON.stringify(Object.fromEntries(checkpoint(state)))))));
}

describe("a task whose issue is transferred within the home", () => {
  it("goes on as the new issue, with its history", () => {
    const told = when(stateBefore(), transfer("new", choir, 70));
    expect(typesOf(told)).toEqual(["TaskTransferred"]);
    for (const state of [told.after, fromCheckpoint(told.after)]) {
      const task = state.taskAt(choir, 70);
      expect(task).toMatchObject({ id: "task", state: "in-progress", assignee: "viola" });
      expect(state.taskIdOf(taskId("new"))).toBe("task");
      expect(task === undefined ? null : issueOf(task)).toBe("new");
      expect(state.taskAt(repository, 1)).toBeUndefined();
    }
  });

  it("does so once, however often it is told", () => {
    const { after } = when(stateBefore(), transfer("new", choir, 70));
    expect(typesOf(when(after, transfer("new", choir, 70)))).toEqual([]);
  });

  it("is not taken back by an older transfer that is told late", () => {
    const there = when(stateBefore(), transfer("new", choir, 70)).after;
    const back = when(there, transfer("newest", repository, 2)).after;
    expect(typesOf(when(back, transfer("new", choir, 70)))).toEqual([]);
    expect(back.taskAt(repository, 2)).toMatchObject({ id: "task" });
    expect(back.taskIdOf(taskId("new"))).toBe("task");
  });

  it("may come back as the issue that it was", () => {
    const there = when(stateBefore(), transfer("new", choir, 70)).after;
    expect(typesOf(when(stateBefore(), transfer("task", repository, 1)))).toEqual([]);
    const { after } = when(there, transfer("task", repository, 1));
    for (const state of [after, fromCheckpoint(after)]) {
      expect(state.taskAt(repository, 1)).toMatchObject({ id: "task", tracked: true });
      expect(state.taskAt(choir, 70)).toBeUndefined();
    }
  });

  it("takes the place of a task that was opened for the new issue meanwhile", () => {
    const opened = { at: order("tutti", 30).at, by: "tutti", task: taskId("new") };
    const routed = taskIn("pending", "new", 70).map((event) => ({ ...event, ...opened, repository: choir }));
    const told = when(stateOf(orchestra, [...taskIn("in-progress"), ...routed]), transfer("new", choir, 70));
    expect(typesOf(told)).toEqual(["TaskTracked", "TaskTransferred"]);
    for (const state of [told.after, fromCheckpoint(told.after)]) {
      expect(state.tasks.get(taskId("new"))).toMatchObject({ tracked: false });
      expect(state.taskAt(choir, 70)).toMatchObject({ id: "task", state: "in-progress" });
    }
  });

  it("is found where an older version put it, without the new issue's id", () => {
    const stored = {
      v: 1,
      seq: 9,
      type: "TaskRelocated",
      at: order("tutti", 30).at,
      by: "tutti",
      task: "task",
    };
    const state = stateBefore();
    state.apply(eventOf({ ...stored, repository: choir, number: 70 }));
    for (const each of [state, fromCheckpoint(state)]) {
      expect(each.taskAt(choir, 70)).toMatchObject({ id: "task", state: "in-progress" });
    }
  });

  it("stays let go when it was let go before", () => {
    const untracked = { type: "TaskTracked", task: taskId("task"), tracked: false } as const;
    const stamp = { at: order("tutti", 30).at, by: "viola" };
    const state = stateOf(orchestra, [...taskIn("in-progress"), { ...untracked, ...stamp }]);
    const { after } = when(state, transfer("new", choir, 70));
    expect(after.taskAt(choir, 70)).toMatchObject({ id: "task", tracked: false });
  });
});

describe("a task whose issue is transferred out of the home", () => {
  it("is let go, and where it went is on record", () => {
    const told = when(stateBefore(), transfer("new", elsewhere, 70));
    expect(told.events).toMatchObject([
      { type: "TaskTransferredAway", task: "task", issue: "new", repository: elsewhere, number: 70 },
    ]);
    expect(told.after.taskAt(repository, 1)).toMatchObject({
      tracked: false,
      clock: null,
      state: "in-progress",
    });
    expect(typesOf(when(told.after, transfer("new", elsewhere, 70)))).toEqual([]);
  });

  it("is known again when it comes back", () => {
    const away = when(stateBefore(), transfer("new", elsewhere, 70)).after;
    const { after } = when(fromCheckpoint(away), transfer("newest", repository, 5));
    expect(after.taskAt(repository, 5)).toMatchObject({ id: "task", state: "in-progress", tracked: false });
    expect(after.taskIdOf(taskId("new"))).toBe("task");
  });
});
