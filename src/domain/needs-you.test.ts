import { describe, expect, it } from "vitest";
import {
  at,
  member,
  orchestra,
  repository,
  stateOf,
  taskId,
  taskIn,
  taskOf,
} from "../../test/support/domain-story.ts";
import { atTier, cello, observe, violin } from "../../test/support/pull-request-story.ts";
import type { Event } from "./events.ts";
import { type Need, needs } from "./needs-you.ts";
import type { OrganizationState } from "./organization-state.ts";
import type { StateName } from "./task/schema.ts";

const stamp = { at: at(0), by: "tutti", task: taskId("task") } as const;

function needsIn(state: OrganizationState, minutes = 1): readonly Need[] {
  const configuration = state.frame.configuration?.resolved;
  if (configuration === undefined) throw new Error("no configuration");
  return needs(state, configuration, at(minutes));
}

/** Who is asked for what, in the order of the list. */
function asked(state: OrganizationState): readonly string[] {
  return needsIn(state).map(({ member: who, ask }) => {
    const layer = ask.kind === "review" ? ` ${ask.layer} ${ask.when}` : "";
    return `${who}: ${ask.kind}${layer}`;
  });
}

const story = (state: StateName, ...events: readonly Event[]): OrganizationState =>
  stateOf(orchestra, [...taskIn(state), ...events]);

describe("who is asked for what", () => {
  it.each<readonly [StateName, readonly string[]]>([
    ["in-progress", ["viola: state"]],
    ["blocked", ["violin: unblock"]],
    ["escalated", ["conductor: state"]],
    ["domain-review", ["violin: state"]],
    ["completed", []],
  ])("of a task that is %s", (name, expected) => {
    expect(asked(story(name))).toEqual(expected);
  });

  const late: Event = {
    type: "DeadlineBreached",
    ...stamp,
    at: at(5),
    entry: 2,
    level: 1,
    to: member("violin"),
  };
  const clock = {
    owner: member("viola"),
    startedAt: at(0),
    target: 60_000,
    warnAt: at(0),
    breachAt: [at(5), at(20)],
    level: 0,
    warned: false,
  };
  const running: Event = { type: "ClockSet", ...stamp, clock };

  it("whom a passed deadline was escalated to, until they acknowledge it", () => {
    const breached = story("in-progress", running, late);
    expect(asked(breached)).toEqual(["viola: state", "violin: escalation"]);
    expect(needsIn(breached, 6)[1]).toMatchObject({ since: at(5), waiting: "viola", overdue: true });
    const seen: Event = { type: "EscalationAcknowledged", ...stamp, by: "violin", at: at(7) };
    const acknowledged = story("in-progress", running, late, seen);
    expect(asked(acknowledged)).toEqual(["viola: state"]);
    expect(needsIn(acknowledged, 8)).toMatchObject([{ due: at(20), overdue: false }]);
  });

  it("whom a task was escalated to that has a pull request to be reviewed", () => {
    const state = observe(atTier(1), 1);
    const to = member("conductor");
    state.apply({ type: "TaskEscalated", ...stamp, at: at(2), to, level: 1, reason: "which one?" });
    const { state: from } = taskOf(state);
    state.apply({ type: "TaskMoved", ...stamp, at: at(2), from, to: "escalated", on: "test", clock: null });
    const found = needsIn(state, 3).find(({ member: who }) => who === "conductor");
    expect(found).toMatchObject({ ask: { kind: "state", state: "escalated" }, since: at(2) });
  });

  it("whoever was given a task has to accept it", () => {
    const given = { type: "TaskAssigned", ...stamp, assignee: member("cello"), accepted: false } as const;
    expect(asked(story("assigned", given))).toEqual(["cello: accept"]);
  });

  it("everybody who may give a missing review, told how many there are, while the assignee waits", () => {
    const state = observe(atTier(1), 1);
    const found = needsIn(state);
    expect(found.map(({ member: who }) => who)).toEqual(expect.arrayContaining(["cello"]));
    expect(found.map(({ member: who }) => who)).not.toContain("viola");
    for (const { ask, waiting } of found) {
      expect(ask).toEqual({
        kind: "review",
        pullRequest: 10,
        layer: "peer",
        candidates: found.length,
        when: "before-the-merge",
      });
      expect(waiting).toBe("viola");
    }
  });

  it("whoever wrote it, after changes were asked for", () => {
    const state = observe(observe(atTier(1), 1), 2, { reviews: [[cello, "changes-requested", 1]] });
    expect(asked(state)).toEqual(["viola: rework"]);
  });

  it("nobody, of a draft's reviews", () => {
    expect(asked(observe(atTier(1), 1, { draft: true }))).toEqual(["viola: state"]);
  });
});

describe("reviews that work was merged without", () => {
  const merged = observe(observe(atTier(2), 1, { reviews: [[cello, "approved", 1]] }), 2, {
    reviews: [[cello, "approved", 1]],
    status: "merged",
  });

  it("are asked for though the task is completed, and nobody waits for them by name", () => {
    expect(asked(merged)).toEqual(["violin: review domain after-it"]);
    expect(needsIn(merged)[0]).toMatchObject({ waiting: null, due: null, overdue: false });
  });

  it("are asked for no more once they are given", () => {
    const given = observe(merged, 3, {
      status: "merged",
      reviews: [
        [cello, "approved", 1],
        [violin, "approved", 1],
      ],
    });
    expect(asked(given)).toEqual([]);
  });

  it("have a deadline of their own after an emergency", () => {
    const urgent = atTier(2);
    urgent.apply({ type: "TaskPrioritized", ...stamp, priority: "P0" });
    const reviews = [[cello, "approved", 1]] as const;
    const hastily = observe(observe(urgent, 1, { reviews }), 2, { reviews, status: "merged" });
    const due = at(2 + 16 * 60);
    expect(needsIn(hastily)).toMatchObject([{ member: "violin", due, overdue: false }]);
    expect(needsIn(hastily, 3 + 16 * 60)).toMatchObject([{ due, overdue: true }]);
  });
});

it.each<readonly [string, Event]>([
  ["paused", { type: "TaskPaused", ...stamp, until: null }],
  ["closed by hand", { type: "IssueClosed", ...stamp }],
  ["let go", { type: "TaskTracked", ...stamp, tracked: false }],
])("a task that is %s waits for nobody", (_, event) => {
  expect(asked(story("in-progress", event))).toEqual([]);
});

it("the most urgent comes first: overdue, then priority, deadline and age", () => {
  const state = stateOf(orchestra, [
    ...taskIn("in-progress", "third", 3),
    ...taskIn("in-progress", "second", 2),
    ...taskIn("in-progress", "first", 1),
    ...taskIn("in-progress", "late", 4),
    { type: "TaskPrioritized", ...stamp, task: taskId("second"), priority: "P0" },
    {
      type: "ClockSet",
      ...stamp,
      task: taskId("late"),
      clock: {
        owner: member("viola"),
        startedAt: at(0),
        target: 60_000,
        warnAt: at(0),
        breachAt: [at(1)],
        level: 0,
        warned: false,
      },
    },
  ]);
  expect(needsIn(state, 5).map(({ task }) => task.number)).toEqual([4, 2, 1, 3]);
  expect(needsIn(state, 5).map(({ overdue }) => overdue)).toEqual([true, false, false, false]);
  expect(state.taskAt(repository, 4)?.priority).toBe("P1");
});
