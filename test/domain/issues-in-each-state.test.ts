// Every event on an issue of GitHub's in every state: the rules written out once more, apart from the table that the program reads.
import { describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/actor.ts";
import type { Command } from "../../src/domain/commands.ts";
import { RepositoryId, TaskId } from "../../src/domain/ids.ts";
import type { Mode } from "../../src/domain/organization/schema.ts";
import type { StateName } from "../../src/domain/task/schema.ts";
import { choir, member, order, taskId, taskOf, when } from "../support/domain-story.ts";
import { actorOf, ensemble, taskInState } from "../support/every-role.ts";
import { expectEach, staysBut, workGoesTo } from "../support/outcomes-in-each-state.ts";
import { look } from "../support/pull-request-story.ts";

const viola = 4;

describe("on a task without a pull request", () => {
  const scene = (state: StateName, mode: Mode) => taskInState(state, { ...ensemble, mode });
  const ordered = (by: Actor, command: (onTask: ReturnType<typeof onTaskOf>) => Command) => {
    const given = command(onTaskOf(by));
    return (state: StateName, mode: Mode) => when(scene(state, mode), given);
  };
  const onTaskOf = (by: Actor) => ({ ...order("tutti", 1, "github"), by, task: taskId("task") });
  const tutti: Actor = { kind: "tutti" };
  const transferredTo = (repository: RepositoryId) =>
    ordered(tutti, (onTask) => ({
      type: "RelocateTask",
      ...onTask,
      cause: null,
      issue: TaskId.parse("I_70"),
      repository,
      number: 70,
    }));

  it("the sidebar gives it to another", () => {
    const act = ordered(actorOf("violin"), (onTask) => ({
      type: "AssignTask",
      ...onTask,
      assignee: member("cello"),
    }));
    const begun = { "under-review": "under-review", "domain-review": "domain-review" } as const;
    expectEach(
      {
        ...workGoesTo("assigned"),
        ...begun,
        blocked: "assigned",
        escalated: "assigned",
        completed: "assigned",
      },
      act,
    );
  });

  it("the sidebar takes it away", () => {
    const act = ordered(actorOf("violin"), (onTask) => ({ type: "UnassignTask", ...onTask }));
    expectEach(staysBut({ assigned: "pending", "in-progress": "pending" }), act);
  });

  it("its assignee pushes its branch", () => {
    const act = ordered(tutti, (onTask) => ({
      type: "NoteBranch",
      ...onTask,
      cause: null,
      pusher: member("viola"),
    }));
    expectEach(
      staysBut({ pending: "in-progress", "in-planning": "in-progress", assigned: "in-progress" }),
      act,
    );
  });

  it("somebody else pushes its branch", () => {
    const act = ordered(tutti, (onTask) => ({
      type: "NoteBranch",
      ...onTask,
      cause: null,
      pusher: member("cello"),
    }));
    expectEach(staysBut(), act);
  });

  it("its issue is closed as completed by its lead", () => {
    const act = ordered(actorOf("violin"), (onTask) => ({
      type: "CloseTask",
      ...onTask,
      resolution: "done",
    }));
    expectEach(
      {
        pending: ["pending", "conditions-open"],
        "in-planning": ["in-planning", "no-such-transition"],
        assigned: ["assigned", "no-such-transition"],
        "in-progress": ["in-progress", "no-such-transition"],
        blocked: ["blocked", "no-such-transition"],
        escalated: ["escalated", "no-such-transition"],
        "under-review": ["under-review", "conditions-open"],
        "domain-review": ["domain-review", "conditions-open"],
        "ready-for-handoff": ["ready-for-handoff", "not-allowed"],
        completed: "completed",
      },
      act,
    );
  });

  it.each(["not-planned", "duplicate"] as const)("its issue is closed as %s by its lead", (resolution) => {
    const act = ordered(actorOf("violin"), (onTask) => ({ type: "CloseTask", ...onTask, resolution }));
    expectEach(
      {
        ...workGoesTo("completed"),
        blocked: "completed",
        escalated: "completed",
        "ready-for-handoff": "completed",
      },
      act,
    );
  });

  it.each(["not-planned", "duplicate"] as const)(
    "its issue is closed as %s by its assignee",
    (resolution) => {
      const act = ordered(actorOf("viola"), (onTask) => ({ type: "CloseTask", ...onTask, resolution }));
      const refused = (state: StateName) => [state, "not-allowed"] as const;
      expectEach(
        {
          pending: refused("pending"),
          "in-planning": refused("in-planning"),
          assigned: refused("assigned"),
          "in-progress": refused("in-progress"),
          blocked: refused("blocked"),
          escalated: refused("escalated"),
          "under-review": refused("under-review"),
          "domain-review": refused("domain-review"),
          "ready-for-handoff": refused("ready-for-handoff"),
          completed: "completed",
        },
        act,
      );
    },
  );

  it.each(["violin", "author", "maintainer"] as const)("its issue is opened again by the %s", (who) => {
    const act = ordered(actorOf(who), (onTask) => ({ type: "ReopenTask", ...onTask }));
    expectEach(staysBut({ completed: "assigned" }), act);
  });

  it.each(["viola", "cello", "horn", "passer-by"] as const)("its issue is opened again by %s", (who) => {
    const act = ordered(actorOf(who), (onTask) => ({ type: "ReopenTask", ...onTask }));
    expectEach(staysBut({ completed: ["completed", "not-allowed"] }), act);
  });

  it("its issue is transferred within the home: it keeps its history", () => {
    const act = transferredTo(choir);
    expectEach(staysBut(), act);
    expect(taskOf(act("assigned", "enforce").after)).toMatchObject({
      repository: choir,
      number: 70,
      tracked: true,
      assignee: "viola",
    });
  });

  it("its issue is transferred out of the home: it keeps its history, and is let go", () => {
    const act = transferredTo(RepositoryId.parse(99));
    expectEach(staysBut(), act);
    expect(taskOf(act("assigned", "enforce").after)).toMatchObject({
      tracked: false,
      clock: null,
      number: 1,
    });
  });

  it("its issue is deleted: it keeps its history, and is cared for no more", () => {
    const act = ordered(tutti, (onTask) => ({ type: "DeleteTask", ...onTask, cause: null }));
    expectEach(staysBut(), act);
    expect(taskOf(act("assigned", "enforce").after)).toMatchObject({ tracked: false, clock: null });
  });

  it("a draft pull request of its assignee's", () => {
    expectEach(workGoesTo("in-progress"), (state, mode) =>
      look(scene(state, mode), 1, { author: viola, draft: true }),
    );
  });

  it("a pull request that is ready", () => {
    expectEach(workGoesTo("under-review"), (state, mode) => look(scene(state, mode), 1, { author: viola }));
  });

  it("a pull request that names no task", () => {
    expectEach(staysBut(), (state, mode) => look(scene(state, mode), 1, { author: viola, linked: false }));
  });
});

it("who moved it last, and by what, is on record", () => {
  const start = {
    type: "StartTask",
    ...order("viola", 1),
    by: actorOf("viola"),
    task: taskId("task"),
  } as const;
  const told = when(taskInState("assigned"), start);
  expect(taskOf(told.after)).toMatchObject({ enteredOn: "StartTask", enteredBy: "viola" });
});
