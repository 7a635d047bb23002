// Every event of GitHub's on a task in every state: the rules written out once more, apart from the table that the program reads.
import { describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/actor.ts";
import type { Command } from "../../src/domain/commands.ts";
import { RepositoryId } from "../../src/domain/ids.ts";
import { Mode } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { type StateName, stateNames } from "../../src/domain/task/schema.ts";
import { type Told, at, member, order, taskId, taskOf, when } from "../support/domain-story.ts";
import { actorOf, ensemble, taskInState } from "../support/every-role.ts";
import { type PullRequestWords, look } from "../support/pull-request-story.ts";

/* Accounts of the ensemble. */
const violin = 3;
const viola = 4;
const cello = 5;
const horn = 6;
const stranger = 99;

type Outcomes = Readonly<Record<StateName, StateName | readonly [StateName, refusal: string]>>;

/** Each state as it is, but for those named. */
function staysBut(others: Partial<Outcomes> = {}): Outcomes {
  return {
    pending: "pending",
    "in-planning": "in-planning",
    assigned: "assigned",
    "in-progress": "in-progress",
    blocked: "blocked",
    escalated: "escalated",
    "under-review": "under-review",
    "domain-review": "domain-review",
    "ready-for-handoff": "ready-for-handoff",
    completed: "completed",
    ...others,
  };
}

/** Work that can go on goes to one state, from wherever it is. */
function workGoesTo(state: StateName): Outcomes {
  return staysBut({
    pending: state,
    "in-planning": state,
    assigned: state,
    "in-progress": state,
    "under-review": state,
    "domain-review": state,
  });
}

function expectEach(outcomes: Outcomes, act: (state: StateName, mode: Mode) => Told): void {
  for (const mode of Mode.options) {
    const told = stateNames.map((state) => {
      const { after, refusal } = act(state, mode);
      const reached = taskOf(after).state;
      return [state, refusal === null ? reached : [reached, refusal]];
    });
    expect({ mode, ...Object.fromEntries(told) }).toEqual({ mode, ...outcomes });
  }
}

describe("on a task without a pull request", () => {
  const scene = (state: StateName, mode: Mode) => taskInState(state, { ...ensemble, mode });
  const ordered = (by: Actor, command: (onTask: ReturnType<typeof onTaskOf>) => Command) => {
    const given = command(onTaskOf(by));
    return (state: StateName, mode: Mode) => when(scene(state, mode), given);
  };
  const onTaskOf = (by: Actor) => ({ ...order("tutti", 1, "github"), by, task: taskId("task") });
  const tutti: Actor = { kind: "tutti" };

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

  it("its issue is transferred: it keeps its history", () => {
    const act = ordered(tutti, (onTask) => ({
      type: "RelocateTask",
      ...onTask,
      cause: null,
      repository: RepositoryId.parse(8),
      number: 70,
    }));
    expectEach(staysBut(), act);
    expect(taskOf(act("assigned", "enforce").after)).toMatchObject({ repository: 8, number: 70 });
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

describe("on a task with a pull request", () => {
  /** The pull request has been seen as it was; then the task came to the state by another way. */
  function scene(state: StateName, mode: Mode, before: PullRequestWords): OrganizationState {
    const seen = look(taskInState("in-progress", { ...ensemble, mode }), 1, {
      author: viola,
      ...before,
    }).after;
    const task = taskOf(seen);
    const stamp = { at: at(1), by: "tutti", task: task.id };
    const blocker = { kind: "until", reason: "limit", until: at(900) } as const;
    if (state === "blocked") seen.apply({ type: "TaskBlocked", ...stamp, blocker });
    if (state === "escalated") {
      seen.apply({ type: "TaskEscalated", ...stamp, to: member("conductor"), level: 1, reason: "stuck" });
    }
    seen.apply({ type: "TaskMoved", ...stamp, from: task.state, to: state, on: "test", clock: null });
    return seen;
  }
  const then = (before: PullRequestWords, now: PullRequestWords) => (state: StateName, mode: Mode) =>
    look(scene(state, mode, before), 2, { author: viola, ...now });

  it("back to draft", () => {
    expectEach(workGoesTo("in-progress"), then({}, { draft: true }));
  });

  it("ready", () => {
    expectEach(workGoesTo("under-review"), then({ draft: true }, {}));
  });

  it("a review is asked for on an agent's draft", () => {
    const agent = { author: 7, draft: true };
    expectEach(workGoesTo("under-review"), then(agent, { ...agent, requested: [cello] }));
  });

  it("a review is asked for on a person's draft", () => {
    expectEach(workGoesTo("in-progress"), then({ draft: true }, { draft: true, requested: [cello] }));
  });

  it.each([
    ["a peer", cello],
    ["the lead", violin],
  ])("%s asks for changes", (_, reviewer) => {
    expectEach(workGoesTo("in-progress"), then({}, { reviews: [[reviewer, "changes-requested", 1]] }));
  });

  it.each([
    ["the lead of another domain", horn],
    ["a stranger", stranger],
    ["its author", viola],
  ])("%s asks for changes", (_, reviewer) => {
    expectEach(workGoesTo("under-review"), then({}, { reviews: [[reviewer, "changes-requested", 1]] }));
  });

  it.each([
    ["a peer", cello],
    ["the lead", violin],
  ])("%s approves", (_, reviewer) => {
    expectEach(workGoesTo("domain-review"), then({}, { reviews: [[reviewer, "approved", 1]] }));
  });

  it.each([
    ["the lead of another domain", horn],
    ["a stranger", stranger],
    ["its author", viola],
  ])("%s approves", (_, reviewer) => {
    expectEach(workGoesTo("under-review"), then({}, { reviews: [[reviewer, "approved", 1]] }));
  });

  it("the peer's approval is dismissed", () => {
    const approved: PullRequestWords = { reviews: [[cello, "approved", 1]] };
    expectEach(workGoesTo("under-review"), then(approved, { dismissed: [`${cello} approved 1`] }));
  });

  it("a push makes the peer's approval stale", () => {
    const approved: PullRequestWords = { reviews: [[cello, "approved", 1]] };
    expectEach(workGoesTo("under-review"), then(approved, { ...approved, digit: 2 }));
  });

  it("a push that changes nothing leaves it", () => {
    const approved: PullRequestWords = { reviews: [[cello, "approved", 1]] };
    expectEach(workGoesTo("domain-review"), then(approved, { ...approved, digit: 2, patch: 1 }));
  });

  it("merged, from any state", () => {
    expectEach(
      { ...workGoesTo("completed"), blocked: "completed", escalated: "completed" },
      then({}, { status: "merged" }),
    );
  });

  it("closed without a merge, the last one", () => {
    expectEach(
      staysBut({ "in-progress": "assigned", "under-review": "assigned", "domain-review": "assigned" }),
      then({}, { status: "closed" }),
    );
  });

  it("opened again", () => {
    expectEach(workGoesTo("under-review"), then({ status: "closed" }, {}));
  });

  it("a merged revert of it", () => {
    expectEach(staysBut({ completed: "assigned" }), (state, mode) => {
      const merged = look(scene(state, mode, {}), 2, { author: viola, status: "merged" }).after;
      const task = taskOf(merged);
      const moved = {
        at: task.changedAt,
        by: "tutti",
        task: task.id,
        from: task.state,
        to: state,
        on: "test",
      };
      const done = state === "completed" ? { resolution: "done" as const } : {};
      merged.apply({ type: "TaskMoved", ...moved, ...done, clock: null });
      return look(merged, 3, { author: violin, number: 11, closes: [], reverts: [10], status: "merged" });
    });
  });
});
