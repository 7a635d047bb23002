// What `/ack` does: a new deadline each time, and an end to the asking when it is the word of whom it was escalated to.
import { describe, expect, it } from "vitest";
import type { Event } from "../../src/domain/events.ts";
import { needs } from "../../src/domain/needs-you.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { deadlineOf } from "../../src/domain/task/deadline.ts";
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
import { domainId } from "../support/organization.ts";

const task = taskId("task");
const hours = (many: number): number => many * 60;

/** The viola is given the task, and does not begin: four hours for each level, round the clock. */
function given(organization: Organization = orchestra): OrganizationState {
  const pending = stateOf(organization, taskIn("pending"));
  pending.apply({ type: "TaskUnassigned", at: at(0), by: "tutti", task });
  return does(pending, { type: "AssignTask", ...order("violin", 0), task, assignee: member("viola") });
}

function does(state: OrganizationState, command: Parameters<typeof when>[1]): OrganizationState {
  const told = when(state, command);
  expect(told.refusal).toBeNull();
  return told.after;
}

function tick(state: OrganizationState, minutes: number) {
  return when(state, { type: "AdvanceClock", ...order("tutti", minutes), cause: null, task });
}

const late = (minutes: number, organization?: Organization): OrganizationState =>
  tick(given(organization), minutes).after;

const acknowledge = (who: string, minutes: number) =>
  ({ type: "AcknowledgeEscalation", ...order(who, minutes), task }) as const;

function breaches(events: readonly Event[]): readonly (readonly unknown[])[] {
  return events.flatMap((event) =>
    event.type === "DeadlineBreached" ? [[event.level, event.to, event.at]] : [],
  );
}

/** Who is asked to answer the escalation. */
function askedIn(state: OrganizationState, minutes: number): readonly string[] {
  const configuration = state.frame.configuration?.resolved;
  if (configuration === undefined) throw new Error("no configuration");
  return needs(state, configuration, at(minutes)).flatMap(({ ask, member: who }) =>
    ask.kind === "escalation" ? [who] : [],
  );
}

describe("after the last level", () => {
  const atTheTop = late(hours(13));
  const acknowledged = does(atTheTop, acknowledge("conductor", hours(14)));

  it("there is a new deadline, and somebody is asked again when it passes", () => {
    expect(taskOf(atTheTop)).toMatchObject({ clock: { level: 3 }, breach: { to: "conductor" } });
    expect(askedIn(atTheTop, hours(14))).toEqual(["conductor"]);
    expect(deadlineOf(taskOf(acknowledged))).toBe(at(hours(18)));
    expect(askedIn(acknowledged, hours(15))).toEqual([]);
    const { events, after } = tick(acknowledged, hours(100));
    expect(breaches(events)).toEqual([[4, "conductor", at(hours(18))]]);
    expect(taskOf(after)).toMatchObject({ acknowledged: null, clock: { level: 4 } });
    expect(askedIn(after, hours(100))).toEqual(["conductor"]);
  });

  it("that holds as often as it is acknowledged, once for each time that it passed", () => {
    const twice = does(acknowledged, acknowledge("conductor", hours(15)));
    expect(breaches(tick(twice, hours(100)).events)).toEqual([[4, "conductor", at(hours(19))]]);
    const again = does(tick(twice, hours(20)).after, acknowledge("conductor", hours(21)));
    expect(breaches(tick(again, hours(100)).events)).toEqual([[5, "conductor", at(hours(25))]]);
  });

  it("the new deadline outlasts another tier, which counts from when the state was entered", () => {
    const routed = does(acknowledged, { type: "OverrideTier", ...order("violin", hours(15)), task, tier: 1 });
    expect(breaches(tick(routed, hours(100)).events)).toEqual([[4, "conductor", at(hours(18))]]);
  });

  it("nothing but an acknowledgement adds a deadline", () => {
    const routed = does(atTheTop, { type: "OverrideTier", ...order("violin", hours(15)), task, tier: 1 });
    expect(tick(routed, hours(100)).events).toEqual([]);
  });

  it("what is escalated has one too, and stays with whom it was escalated to", () => {
    const escalated = does(given(), { type: "EscalateTask", ...order("violin", 1), task, reason: "stuck" });
    const passed = tick(escalated, hours(20)).after;
    const seen = does(passed, acknowledge("conductor", hours(21)));
    expect(deadlineOf(taskOf(seen))).toBe(at(hours(25)));
    expect(breaches(tick(seen, hours(100)).events)).toEqual([[4, null, at(hours(25))]]);
    expect(taskOf(tick(seen, hours(100)).after)).toMatchObject({
      state: "escalated",
      acknowledged: null,
      escalation: { to: "conductor" },
    });
  });
});

describe("whose word ends the asking", () => {
  const second = late(hours(9));

  it("a lead's below does not, though it gives a new deadline", () => {
    expect(askedIn(second, hours(9))).toEqual(["conductor"]);
    const seen = does(second, acknowledge("violin", hours(10)));
    expect(askedIn(seen, hours(10))).toEqual(["conductor"]);
    expect(deadlineOf(taskOf(seen))).toBe(at(hours(14)));
    const answered = does(seen, acknowledge("conductor", hours(11)));
    expect(askedIn(answered, hours(11))).toEqual([]);
  });

  it("a lead's below does not take the place of it either", () => {
    const answered = does(second, acknowledge("conductor", hours(10)));
    const { refusal, after } = when(answered, acknowledge("violin", hours(11)));
    expect(refusal).toBe("already-so");
    expect(askedIn(after, hours(11))).toEqual([]);
    expect(deadlineOf(taskOf(after))).toBe(at(hours(14)));
  });

  it("that of somebody above does", () => {
    const first = late(hours(5));
    expect(askedIn(first, hours(5))).toEqual(["violin"]);
    expect(askedIn(does(first, acknowledge("conductor", hours(6))), hours(6))).toEqual([]);
  });

  it("that of the deputy does", () => {
    const domains = orchestra.domains.map((each) => ({ ...each, deputy: member("cello") }));
    const first = late(hours(5), { ...orchestra, domains });
    expect(askedIn(first, hours(5))).toEqual(["violin"]);
    expect(askedIn(does(first, acknowledge("cello", hours(6))), hours(6))).toEqual([]);
  });

  it("is that of whom it was escalated to, though the task is another domain's since", () => {
    const first = late(hours(5));
    const domains = [domainId("brass")];
    first.apply({ type: "TaskDomainsChanged", at: at(hours(5)), by: "tutti", task, domains });
    expect(askedIn(does(first, acknowledge("violin", hours(6))), hours(6))).toEqual([]);
    expect(askedIn(does(first, acknowledge("horn", hours(6))), hours(6))).toEqual([]);
    expect(when(first, acknowledge("cello", hours(6))).refusal).toBe("not-allowed");
  });
});
