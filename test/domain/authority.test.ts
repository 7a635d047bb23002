import { describe, expect, it } from "vitest";
import { AccountId } from "../../src/domain/ids.ts";
import {
  by as withRights,
  member,
  orchestra,
  order,
  repository,
  stateOf,
  taskId,
  taskIn,
  taskOf,
  when,
} from "../support/domain-story.ts";
import { atTier, observe, pull } from "../support/pull-request-story.ts";

describe("an agent's own account", () => {
  it("orders nothing on the task of somebody else", () => {
    const state = stateOf(orchestra, taskIn("in-progress"));
    const { refusal } = when(state, {
      type: "EstimateTask",
      ...order("robot", 1),
      task: taskId("task"),
      hours: 2,
    });
    expect(refusal).toBe("not-allowed");
  });

  it("orders nothing else, whatever it leads", () => {
    const state = stateOf(orchestra, taskIn("in-progress"));
    const { refusal, after } = when(state, {
      type: "MoveTask",
      ...order("robot", 1),
      task: taskId("task"),
      to: "assigned",
      forced: false,
    });
    expect(refusal).toBe("not-allowed");
    expect(taskOf(after).state).toBe("in-progress");
  });
});

describe("somebody who is no member", () => {
  it("is answered three times an hour", () => {
    let state = stateOf(orchestra, taskIn("assigned"));
    const refusals: (string | null)[] = [];
    for (const minutes of [1, 2, 3, 4]) {
      const told = when(state, {
        type: "AskQuestion",
        ...order("passer-by", minutes),
        question: "why",
        task: taskId("task"),
      });
      refusals.push(told.refusal);
      state = told.after;
    }
    const later = when(state, {
      type: "AskQuestion",
      ...order("passer-by", 62),
      question: "why",
      task: taskId("task"),
    });
    expect([...refusals, later.refusal]).toEqual([null, null, null, "rate-limited", null]);
  });
});

/** Orders of a lead, each of a kind that only leads may give, on a task of somebody else's. */
const leading = {
  "a tier": { type: "OverrideTier", tier: 3 },
  "a priority": { type: "PrioritizeTask", priority: "P0" },
  "an assignment": { type: "AssignTask", assignee: member("cello") },
  "a move back to planning": { type: "MoveTask", to: "in-planning", forced: false },
  "an end": { type: "CloseTask", resolution: "not-planned" },
} as const;
const names = ["a tier", "a priority", "an assignment", "a move back to planning", "an end"] as const;

describe("somebody who is named a lead", () => {
  it.each(names)("orders %s with triage rights", (name) => {
    const state = stateOf(orchestra, taskIn("in-progress"));
    const by = withRights("violin", "triage");
    expect(when(state, { ...order("violin", 1), ...leading[name], by, task: taskId("task") }).refusal).toBe(
      null,
    );
  });

  it.each(names.flatMap((name) => (["none", "read"] as const).map((rights) => [name, rights] as const)))(
    "no longer orders %s with the right to %s, and is told why",
    (name, rights) => {
      const state = stateOf(orchestra, taskIn("in-progress"));
      const by = withRights("violin", rights);
      const { events } = when(state, { ...order("violin", 1), ...leading[name], by, task: taskId("task") });
      expect(events.at(-1)).toMatchObject({
        type: "CommandRefused",
        code: "not-allowed",
        facts: { lacksRights: true },
      });
    },
  );

  it("no longer overrides a gate, nor answers an escalation", () => {
    const by = withRights("conductor", "read");
    const escalated = stateOf(orchestra, taskIn("escalated"));
    expect(
      when(escalated, {
        type: "MoveTask",
        ...order("conductor", 1),
        by,
        task: taskId("task"),
        to: "assigned",
        forced: false,
      }).refusal,
    ).toBe("not-allowed");
    const reviewed = observe(atTier(2), 1);
    expect(
      when(reviewed, { type: "OverrideGate", ...order("conductor", 2), by, pullRequest: pull, reason: "now" })
        .refusal,
    ).toBe("not-allowed");
  });

  it("no longer fills a layer by command", () => {
    const state = observe(atTier(2), 1);
    const review = {
      type: "ReviewLayer",
      ...order("violin", 2),
      pullRequest: pull,
      layer: "domain",
      decision: "approved",
      note: "",
      comment: "comment",
    } as const;
    expect(when(state, review).refusal).toBeNull();
    const revoked = when(state, { ...review, by: withRights("violin", "read") });
    expect(revoked.events.at(-1)).toMatchObject({ code: "not-eligible", facts: { why: "no-rights" } });
  });
});

describe("an assignee with no more than the right to read", () => {
  const by = withRights("viola", "read");

  it("does what an assignee does", () => {
    const state = stateOf(orchestra, taskIn("assigned"));
    const started = when(state, { type: "StartTask", ...order("viola", 1), by, task: taskId("task") });
    expect(started.refusal).toBeNull();
    const estimated = when(started.after, {
      type: "EstimateTask",
      ...order("viola", 2),
      by,
      task: taskId("task"),
      hours: 3,
    });
    expect(estimated.refusal).toBeNull();
    expect(
      when(estimated.after, {
        type: "DeclineAssignment",
        ...order("viola", 3),
        by,
        task: taskId("task"),
        reason: "ill",
      }).refusal,
    ).toBeNull();
  });

  it("may take a task of their domain", () => {
    const state = stateOf(orchestra, taskIn("assigned"));
    const taking = {
      type: "AssignTask",
      ...order("cello", 1),
      by: withRights("cello", "read"),
      task: taskId("task"),
      assignee: member("cello"),
    } as const;
    expect(when(state, taking).refusal).toBeNull();
  });
});

describe("an issue that is no task yet", () => {
  const track = (who: string, author: number) =>
    when(stateOf(orchestra), {
      type: "OpenTask",
      ...order(who, 1),
      task: taskId("task"),
      repository,
      number: 1,
      description: { kind: "instruction", title: "Play", criteria: { total: 0, ticked: 0 } },
      author: AccountId.parse(author),
      parent: null,
      issueOpen: true,
      routing: { body: "", labels: [], paths: [] },
      ordered: true,
    });

  it("is tracked by its author, who may be no member", () => {
    const { after, refusal } = track("passer-by", 99);
    expect(refusal).toBeNull();
    expect(taskOf(after).tracked).toBe(true);
  });

  it("is not tracked by another passer-by", () => {
    expect(track("passer-by", 50).refusal).toBe("not-allowed");
  });
});
