// What ran on a task is forgotten 30 days after its completion, and never runs again all the same.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkpoint, restore } from "../../src/domain/checkpoint.ts";
import type { Command } from "../../src/domain/commands.ts";
import { carryOut, decide } from "../../src/domain/decide.ts";
import type { Event } from "../../src/domain/events.ts";
import { type OrganizationState, organizationSubject } from "../../src/domain/organization-state.ts";
import { commandOf, sequences } from "../support/any-commands.ts";
import { member, orchestra, order, stateOf, taskId, taskIn, taskOf, when } from "../support/domain-story.ts";

const day = 24 * 60;
const task = taskId("task");

const estimate = (minutes: number): Command => ({
  type: "EstimateTask",
  ...order("violin", minutes, `estimated-${minutes}`),
  task,
  hours: 5,
});
const dismiss = (minutes: number): Command => ({
  type: "CloseTask",
  ...order("violin", minutes, `dismissed-${minutes}`),
  task,
  resolution: "not-planned",
});

/** Runs these, each at its time, and then something elsewhere on this day. */
function ranUntil(days: number, ...commands: readonly Command[]): OrganizationState {
  const state = stateOf(orchestra, [...taskIn("assigned"), ...taskIn("assigned", "other", 2)]);
  for (const command of commands) expect(carryOut(state, command)).not.toEqual([]);
  elsewhere(state, days);
  return state;
}

function elsewhere(state: OrganizationState, days: number): void {
  const other = taskId("other");
  const minutes = days * day;
  const command = {
    type: "EstimateTask",
    ...order("violin", minutes),
    task: other,
    hours: days + 1,
  } as const;
  expect(carryOut(state, command)).not.toEqual([]);
}

function remembers(state: OrganizationState, { cause }: Command, subject: string = task): boolean {
  return cause !== null && state.hasRun(subject, cause);
}

const ordered = estimate(10);
const ended = dismiss(20);

describe("given a task that was completed", () => {
  test("when 29 days have gone by, then what ran on it is on record", () => {
    expect(remembers(ranUntil(29, ordered, ended), ordered)).toBe(true);
  });

  test("when 31 days have gone by, then it is forgotten, and runs no more than before", () => {
    const state = ranUntil(31, ordered, ended);
    expect([...state.outcomes()].filter(([subject]) => subject === task)).toEqual([]);
    expect([remembers(state, ordered), remembers(state, ended)]).toEqual([false, false]);
    expect(decide(state, ordered)).toEqual([]);
    expect(decide(state, ended)).toEqual([]);
  });

  test("when it was under way for long before, then 30 days are counted from its completion", () => {
    const late = dismiss(60 * day);
    expect(remembers(ranUntil(89, ordered, late), ordered)).toBe(true);
    expect(remembers(ranUntil(92, ordered, late), ordered)).toBe(false);
  });

  test("when something of the last days is on record, then just that stays", () => {
    const refused = { ...estimate(20 * day), by: order("horn", 0).by };
    const state = ranUntil(31, ordered, ended, refused);
    expect([remembers(state, ordered), remembers(state, refused)]).toEqual([false, true]);
    elsewhere(state, 51);
    expect(remembers(state, refused)).toBe(false);
  });

  test("when it is opened again later, then what is new runs, and what is old does not", () => {
    const state = ranUntil(31, ordered, ended);
    const reopened = { type: "ReopenTask", ...order("violin", 32 * day), task } as const;
    expect(when(state, reopened).refusal).toBeNull();
    carryOut(state, reopened);
    expect(taskOf(state).state).not.toBe("completed");
    expect(decide(state, ordered)).toEqual([]);
    expect(carryOut(state, estimate(33 * day))).not.toEqual([]);
    elsewhere(state, 100);
    expect(remembers(state, estimate(33 * day))).toBe(true);
  });
});

test("what ran on a task under way stays on record however long that is", () => {
  expect(remembers(ranUntil(400, ordered), ordered)).toBe(true);
});

test("a task that was let go is as one that was completed", () => {
  const letGo: Command = { type: "UntrackTask", ...order("violin", 20), task };
  expect(remembers(ranUntil(29, ordered, letGo), ordered)).toBe(true);
  expect(remembers(ranUntil(31, ordered, letGo), ordered)).toBe(false);
});

test("what ran on no task is forgotten 30 days after it ran", () => {
  const paused: Command = {
    type: "PauseMember",
    ...order("conductor", 10),
    member: member("cello"),
    until: null,
  };
  expect(remembers(ranUntil(29, paused), paused, organizationSubject)).toBe(true);
  const state = ranUntil(31, paused);
  expect(remembers(state, paused, organizationSubject)).toBe(false);
  expect(decide(state, paused)).toEqual([]);
});

describe("any sequence of commands over months", () => {
  const stretched = sequences.map((steps) => steps.map((step) => ({ ...step, minutes: step.minutes * 60 })));

  function run(steps: typeof stretched extends fc.Arbitrary<infer Steps> ? Steps : never) {
    const state = stateOf(orchestra);
    const commands: Command[] = [];
    const events: Event[] = [];
    let now = 0;
    for (const [index, step] of steps.entries()) {
      now += step.minutes;
      const command = commandOf(step, now, index);
      commands.push(command);
      events.push(...carryOut(state, command));
    }
    return { state, commands, events };
  }

  test("forgets in some of them", () => {
    const tried = fc
      .sample(stretched, { numRuns: 100, seed: 1 })
      .map((steps) => [...run(steps).state.forgotten()]);
    expect(tried.filter((forgotten) => forgotten.length > 0).length).toBeGreaterThanOrEqual(10);
  });

  test("comes to the same state replayed from the first event, and from any checkpoint and what follows it", () => {
    fc.assert(
      fc.property(stretched, fc.nat(), (steps, cut) => {
        const { state, events } = run(steps);
        const shards = checkpoint(state);
        expect(checkpoint(stateOf(orchestra, events))).toEqual(shards);
        const kept = cut % (events.length + 1);
        const before = checkpoint(stateOf(orchestra, events.slice(0, kept)));
        const restored = restore(stored(before));
        for (const event of events.slice(kept)) restored.apply(event);
        expect(checkpoint(restored)).toEqual(shards);
      }),
    );
  });

  test("decides nothing twice", () => {
    fc.assert(
      fc.property(stretched, (steps) => {
        const { state, commands } = run(steps);
        const again = restore(stored(checkpoint(state)));
        for (const command of commands) {
          if (command.cause === null) continue;
          expect(decide(state, command)).toEqual([]);
          expect(decide(again, command)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("keeps nothing of what is at rest for longer than a month and a day", () => {
    fc.assert(
      fc.property(stretched, (steps) => {
        const { state } = run(steps);
        elsewhereOpened(state);
        for (const [subject] of state.outcomes()) {
          const known = [...state.tasks.entries()].find(([id]) => id === subject)?.[1];
          if (known !== undefined) expect(known.tracked && known.state !== "completed").toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  function stored(shards: ReturnType<typeof checkpoint>): readonly (readonly [string, unknown])[] {
    return [...shards].map(([name, shard]) => [name, JSON.parse(JSON.stringify(shard))]);
  }

  /** An event long after all others. */
  function elsewhereOpened(state: OrganizationState): void {
    const later = order("conductor", 2_000 * day, "later");
    carryOut(state, { type: "PauseMember", ...later, member: member("cello"), until: null });
  }
});
