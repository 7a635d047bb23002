// The clock of a state in the working hours of whoever answers for it: told early, breached, escalated at most three levels.
import { describe, expect, it } from "vitest";
import { Calendar } from "../../src/domain/business-time/calendar.ts";
import type { Command } from "../../src/domain/commands.ts";
import type { Event } from "../../src/domain/events.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { deadlineOf } from "../../src/domain/task/deadline.ts";
import { type Priority, priorities } from "../../src/domain/task/schema.ts";
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

const hours = { from: "09:00", to: "17:00" } as const;
const week = (timeZone: string) =>
  Calendar.parse({
    timeZone,
    hours: { monday: [hours], tuesday: [hours], wednesday: [hours], thursday: [hours], friday: [hours] },
  });

/** Everybody works from nine to five in London, the lead in New York. */
const office: Organization = {
  ...orchestra,
  members: orchestra.members.map((each) => ({
    ...each,
    calendar: week(each.id === "violin" ? "America/New_York" : "Europe/London"),
  })),
};

/** Minutes since the story's begin, Monday 8:00 UTC, which is winter time in London. */
const days = { monday: 0, tuesday: 1, wednesday: 2, thursday: 3 } as const;
function on(day: keyof typeof days, hour: number, minute = 0): number {
  return days[day] * 24 * 60 + (hour - 8) * 60 + minute;
}

const task = taskId("task");

/** The viola is given the task on Monday at 16:00: an hour is left of the day, and four are allowed to begin. */
function given(): OrganizationState {
  const command = {
    type: "AssignTask",
    ...order("violin", on("monday", 16)),
    task,
    assignee: member("viola"),
  } as const;
  const pending = stateOf(office, taskIn("pending"));
  pending.apply({ type: "TaskUnassigned", at: at(0), by: "tutti", task });
  return when(pending, command).after;
}

function tick(state: OrganizationState, minutes: number) {
  return when(state, { type: "AdvanceClock", ...order("tutti", minutes), cause: null, task });
}

/** What was due, when, and whom it turned to. */
function due(events: readonly Event[]): readonly (readonly unknown[])[] {
  return events.flatMap((event): readonly (readonly unknown[])[] => {
    if (event.type === "DeadlineWarned") return [["warned", event.at]];
    return event.type === "DeadlineBreached" ? [[event.level, event.to, event.at]] : [];
  });
}

function does(state: OrganizationState, command: Command): OrganizationState {
  const told = when(state, command);
  expect(told.refusal).toBeNull();
  return told.after;
}

describe("a task that nobody begins", () => {
  it("is warned of at three quarters, breached at the target, and escalated twice more, then no more", () => {
    const { events, after } = tick(given(), on("thursday", 17));
    expect(due(events)).toEqual([
      ["warned", at(on("tuesday", 11))],
      [1, "violin", at(on("tuesday", 12))],
      [2, "conductor", at(on("tuesday", 16))],
      [3, "conductor", at(on("wednesday", 12))],
    ]);
    expect(taskOf(after)).toMatchObject({ state: "assigned", clock: { level: 3, warned: true } });
    expect(tick(after, on("thursday", 17) + 100_000).events).toEqual([]);
  });

  it("is told to the deputy when the lead is away", () => {
    const domains = office.domains.map((each) => ({ ...each, deputy: member("cello") }));
    const state = stateOf({ ...office, domains }, taskIn("pending"));
    state.apply({ type: "TaskUnassigned", at: at(0), by: "tutti", task });
    const assigned = does(state, {
      type: "AssignTask",
      ...order("violin", on("monday", 16)),
      task,
      assignee: member("viola"),
    });
    const pause = { ...order("conductor", on("monday", 16, 30)), member: member("violin"), until: null };
    const away = does(assigned, { type: "PauseMember", ...pause });
    expect(due(tick(away, on("tuesday", 13)).events)).toContainEqual([1, "cello", at(on("tuesday", 12))]);
  });

  it("has a new deadline once the escalation is acknowledged, and what was reached stays reached", () => {
    const breached = tick(given(), on("tuesday", 12)).after;
    expect(taskOf(breached)).toMatchObject({
      breach: { to: "violin", at: at(on("tuesday", 12)) },
      acknowledged: null,
    });
    const acknowledged = does(breached, {
      type: "AcknowledgeEscalation",
      ...order("violin", on("tuesday", 13)),
      task,
    });
    expect(taskOf(acknowledged).acknowledged).toEqual({ by: "violin", at: at(on("tuesday", 13)) });
    expect(deadlineOf(taskOf(acknowledged))).toBe(at(on("tuesday", 17)));
    const further = taskOf(tick(acknowledged, on("tuesday", 17)).after);
    expect(further).toMatchObject({ breach: { to: "conductor" }, acknowledged: null });
    const begun = does(acknowledged, { type: "StartTask", ...order("viola", on("tuesday", 14)), task });
    expect(taskOf(begun)).toMatchObject({ breach: null, acknowledged: null });
    expect(due(tick(acknowledged, on("thursday", 17)).events)).toEqual([
      [2, "conductor", at(on("tuesday", 17))],
      [3, "conductor", at(on("wednesday", 13))],
    ]);
  });

  it("has its deadlines moved by the working time that it was paused", () => {
    const paused = does(given(), {
      type: "PauseTask",
      ...order("conductor", on("monday", 16, 30)),
      task,
      until: null,
    });
    expect(tick(paused, on("tuesday", 10)).events).toEqual([]);
    const resumed = does(paused, { type: "ResumeTask", ...order("conductor", on("tuesday", 10, 30)), task });
    expect(due(tick(resumed, on("tuesday", 16)).events)).toEqual([
      ["warned", at(on("tuesday", 13))],
      [1, "violin", at(on("tuesday", 14))],
    ]);
  });

  it("is not late while its assignee is away", () => {
    const pause = {
      ...order("conductor", on("monday", 16)),
      member: member("viola"),
      until: at(on("wednesday", 9)),
    };
    const away = does(given(), { type: "PauseMember", ...pause });
    expect(due(tick(away, on("wednesday", 13)).events)).toEqual([
      ["warned", at(on("wednesday", 12))],
      [1, "violin", at(on("wednesday", 13))],
    ]);
  });
});

describe("what is blocked past its target", () => {
  it("becomes escalated, alone of all states, one level up from its lead", () => {
    const started = does(given(), { type: "StartTask", ...order("viola", on("monday", 16, 30)), task });
    const blocker = {
      kind: "action",
      reason: "no bow",
      owner: member("violin"),
      action: "buys one",
    } as const;
    const blocked = does(started, { type: "BlockTask", ...order("viola", on("monday", 17)), task, blocker });
    // Eight hours of the lead's, who works from 14:00 to 22:00 by London's clocks.
    const { after, events } = tick(blocked, on("tuesday", 17));
    expect(due(events)).toEqual([
      ["warned", at(on("tuesday", 15))],
      [1, "conductor", at(on("tuesday", 17))],
    ]);
    expect(taskOf(after)).toMatchObject({ state: "escalated", escalation: { to: "conductor" } });
  });
});

describe("time to begin with", () => {
  it.each([null, ...priorities])("a pending task with priority %s", (priority: Priority | null) => {
    const pending = stateOf(office, taskIn("pending"));
    const prioritized = when(pending, {
      type: "PrioritizeTask",
      ...order("violin", on("monday", 10)),
      task,
      priority: priority === "P1" ? "P2" : priority,
    }).after;
    const hasClock = priority !== null && priority !== "P3";
    expect(taskOf(prioritized).clock?.breachAt[0] ?? null).toBe(hasClock ? at(on("monday", 14)) : null);
  });

  it.each([
    [1, 4],
    [2, 4],
    [4, 6],
  ])(
    "work in progress that is estimated at %d hours is due after %d, without an estimate never",
    (hoursOfWork, most) => {
      const started = does(given(), { type: "StartTask", ...order("viola", on("tuesday", 9)), task });
      expect(taskOf(started).clock).toBeNull();
      const estimated = does(started, {
        type: "EstimateTask",
        ...order("viola", on("tuesday", 10)),
        task,
        hours: hoursOfWork,
      });
      expect(taskOf(estimated).clock?.breachAt[0]).toBe(at(on("tuesday", 9 + most)));
    },
  );
});
