// Orders that somebody may give, and that could only leave a task stuck or on record wrongly: refused, with what to do instead.
import { describe, expect, it, test } from "vitest";
import type { Command } from "../../src/domain/commands.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { Blocker, StateName } from "../../src/domain/task/schema.ts";
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

const task = taskId("task");

function given(state: StateName, assignee = "viola"): OrganizationState {
  const assigned = {
    type: "TaskAssigned" as const,
    at: at(0),
    by: "tutti",
    task,
    assignee: member(assignee),
    accepted: true,
  };
  return stateOf(orchestra, [...taskIn(state), assigned]);
}

function block(by: string, minutes: number, blocker: Blocker): Command {
  return { type: "BlockTask", ...order(by, minutes), task, blocker };
}

describe("/block", () => {
  const on = (number: number, repository = "orchestra/score"): Blocker => ({
    kind: "issue",
    reason: "waits",
    repository,
    number,
  });
  const until = (minutes: number): Blocker => ({ kind: "until", reason: "limit", until: at(minutes) });

  test("a task waits for another, not for itself", () => {
    expect(when(given("in-progress"), block("viola", 5, on(1))).refusal).toBe("own-blocker");
    expect(when(given("in-progress"), block("viola", 5, on(1, "Orchestra/Score"))).refusal).toBe(
      "own-blocker",
    );
    expect(when(given("in-progress"), block("viola", 5, on(2))).refusal).toBeNull();
    expect(when(given("in-progress"), block("viola", 5, on(1, "orchestra/parts"))).refusal).toBeNull();
  });

  test("a time is for an agent's task, whoever says it", () => {
    expect(when(given("in-progress"), block("viola", 5, until(60))).refusal).toBe("until-is-for-agents");
    expect(when(given("in-progress", "robot"), block("robot", 5, until(60))).refusal).toBeNull();
    expect(when(given("in-progress", "robot"), block("violin", 5, until(60))).refusal).toBeNull();
  });

  test("and it is still to come", () => {
    expect(when(given("in-progress", "robot"), block("robot", 5, until(5))).refusal).toBe("in-the-past");
    expect(taskOf(when(given("in-progress", "robot"), block("robot", 5, until(4))).after).blocker).toBeNull();
  });
});

describe("/pause until a time that has passed", () => {
  const until = at(4);
  it.each<readonly [string, Command]>([
    ["of a task", { type: "PauseTask", ...order("conductor", 5), task, until }],
    ["of a member", { type: "PauseMember", ...order("conductor", 5), member: member("viola"), until }],
    ["of the organisation", { type: "PauseOrganization", ...order("conductor", 5), until }],
  ])("%s is refused", (_, command) => {
    expect(when(given("in-progress"), command).refusal).toBe("in-the-past");
  });
});
