// A task whose assignee is no member any more is the lead's, until somebody else has it.
import { describe, expect, it } from "vitest";
import type { Event } from "../../src/domain/events.ts";
import { type Need, needs } from "../../src/domain/needs-you.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { StateName } from "../../src/domain/task/schema.ts";
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
const members = orchestra.members.filter(({ id }) => id !== "viola" && id !== "robot");
const stamp = { at: at(0), by: "tutti", task } as const;

/** The viola has it, who is not of the team. */
const left = (state: StateName, ...events: readonly Event[]) =>
  stateOf({ ...orchestra, members }, [...taskIn(state), ...events]);

function askedIn(state: OrganizationState): readonly Need[] {
  const configuration = state.frame.configuration?.resolved;
  if (configuration === undefined) throw new Error("no configuration");
  return needs(state, configuration, at(1));
}

describe("a task of somebody who left the team", () => {
  it.each<StateName>(["assigned", "in-progress"])("is asked of the lead while it is %s", (name) => {
    expect(askedIn(left(name))).toMatchObject([{ member: "violin", ask: { kind: "state", state: name } }]);
  });

  it("is nobody's to accept, though they never did", () => {
    const state = left("assigned", {
      type: "TaskAssigned",
      ...stamp,
      assignee: member("viola"),
      accepted: false,
    });
    expect(askedIn(state)).toMatchObject([{ member: "violin", ask: { kind: "state" } }]);
  });

  it("has the lead's clock", () => {
    const estimated = when(left("in-progress"), {
      type: "EstimateTask",
      ...order("violin", 1),
      task,
      hours: 4,
    });
    expect(taskOf(estimated.after).clock).toMatchObject({
      owner: "violin",
      breachAt: [at(360), at(720), at(1080)],
    });
  });

  it("has a new deadline after an acknowledgement, though its clock was of whoever left", () => {
    const clock = {
      owner: member("viola"),
      startedAt: at(0),
      target: 240 * 60_000,
      warnAt: at(180),
      breachAt: [at(240), at(480), at(720)],
      level: 0,
      warned: false,
    };
    const late = left(
      "assigned",
      { type: "ClockSet", ...stamp, clock },
      { type: "DeadlineBreached", ...stamp, at: at(240), entry: 2, level: 1, to: member("violin") },
    );
    const { refusal, after } = when(late, { type: "AcknowledgeEscalation", ...order("violin", 250), task });
    expect(refusal).toBeNull();
    expect(taskOf(after).clock).toMatchObject({
      owner: "violin",
      level: 1,
      breachAt: [at(240), at(490), at(730)],
    });
  });
});
