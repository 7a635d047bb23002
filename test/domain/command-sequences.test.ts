import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkpoint, restore } from "../../src/domain/checkpoint.ts";
import type { Command } from "../../src/domain/commands.ts";
import { carryOut, decide } from "../../src/domain/decide.ts";
import type { Event } from "../../src/domain/events.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { viewTask } from "../../src/views/task-view.ts";
import { commandOf, runAll, sequences, tasks } from "../support/any-commands.ts";
import { shippedDefaults } from "../support/configuration.ts";
import { orchestra, order, stateOf, taskId } from "../support/domain-story.ts";

const ways = new Set(shippedDefaults.lifecycle.transitions.map(({ from, to }) => `${from} ${to}`));

describe("the sequences that are tried", () => {
  const tried = fc.sample(sequences, { numRuns: 100, seed: 1 }).map((steps) => runAll(steps).events);
  const completes = (name: string) => (event: Event) =>
    event.type === "TaskMoved" && event.to === "completed" && event.task === taskId(name);

  it.each([
    { what: "a task moves", least: 70, holds: (event: Event) => event.type === "TaskMoved" },
    {
      what: "a pull request is linked",
      least: 60,
      holds: (event: Event) => event.type === "PullRequestLinked",
    },
    { what: "a deadline passes", least: 30, holds: (event: Event) => event.type === "DeadlineBreached" },
    { what: "a command is refused", least: 70, holds: (event: Event) => event.type === "CommandRefused" },
    { what: "a child is completed", least: 40, holds: completes("child") },
    { what: "a parent is completed", least: 5, holds: completes("parent") },
    {
      what: "a parent is not completed, for its child is not",
      least: 2,
      holds: (event: Event) =>
        event.type === "CommandRefused" &&
        event.task === taskId("parent") &&
        JSON.stringify(event).includes("children-completed"),
    },
  ])("have $least of a hundred in which $what", ({ least, holds }) => {
    expect(tried.filter((events) => events.some(holds)).length).toBeGreaterThanOrEqual(least);
  });

  it("have some in which something happens to the child of a completed parent", () => {
    const later = tried.filter((events) => {
      const done = events.findIndex(completes("parent"));
      const after = done === -1 ? [] : events.slice(done);
      return after.some((event) => "task" in event && event.task === taskId("child"));
    });
    expect(later.length).toBeGreaterThanOrEqual(3);
  });
});

describe("any sequence of commands", () => {
  it("moves tasks along the table only, but for a merge and a dismissal", () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        for (const event of runAll(steps).events) {
          if (event.type !== "TaskMoved") continue;
          const resumes = event.from === "blocked" || event.from === "escalated";
          const isWay =
            ways.has(`${event.from} ${event.to}`) || (resumes && ways.has(`${event.from} resume`));
          const ends = event.to === "completed" && (event.on === "MergeTask" || event.resolution !== "done");
          expect(isWay || ends).toBe(true);
        }
      }),
    );
  });

  it("comes to the same whether it is decided and then applied or carried out at once", () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const carried = stateOf(orchestra);
        const applied = stateOf(orchestra);
        for (const [index, taken] of steps.entries()) {
          const command = commandOf(taken, index * 60, index);
          const events = decide(applied, command);
          expect(carryOut(carried, command)).toEqual(events);
          for (const event of events) applied.apply(event);
        }
        expect(checkpoint(carried)).toEqual(checkpoint(applied));
      }),
    );
  });

  it("shows exactly one state label for each task that it cares for", () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        for (const [, each] of runAll(steps).state.tasks.entries()) {
          const shown = viewTask(orchestra, each).labels.filter(({ name }) => name.startsWith("state/"));
          expect(shown.map(({ name }) => name)).toEqual(each.tracked ? [`state/${each.state}`] : []);
        }
      }),
    );
  });

  it("never leaves a completed parent with an open child", () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const { state: reached } = runAll(steps);
        for (const [, each] of reached.tasks.entries()) {
          if (each.state !== "completed" || !each.tracked) continue;
          expect(reached.childrenOf(each.id).every((child) => child.state === "completed")).toBe(true);
        }
      }),
    );
  });

  it("counts state entries up and never turns a task's time back", () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const reached = stateOf(orchestra);
        for (const event of runAll(steps).events) {
          const before =
            "task" in event && event.task !== undefined ? reached.tasks.get(event.task) : undefined;
          reached.apply(event);
          const after = before === undefined ? undefined : reached.tasks.get(before.id);
          if (before === undefined || after === undefined) continue;
          expect(after.entry - before.entry).toBe(event.type === "TaskMoved" ? 1 : 0);
          expect(after.changedAt >= before.changedAt).toBe(true);
        }
      }),
    );
  });

  it("gives the same state when its events are replayed, and when a checkpoint of it is restored", () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const { state: reached, events } = runAll(steps);
        const replayed = stateOf(orchestra, events);
        const shards = checkpoint(reached);
        expect(checkpoint(replayed)).toEqual(shards);
        const stored = new Map([...shards].map(([name, shard]) => [name, JSON.parse(JSON.stringify(shard))]));
        expect(checkpoint(restore(stored))).toEqual(shards);
      }),
    );
  });

  it("decides nothing twice: the same causes again give no events", () => {
    fc.assert(
      fc.property(sequences, (steps) => {
        const { state: reached } = runAll(steps);
        let now = 0;
        for (const [index, taken] of steps.entries()) {
          now += taken.minutes;
          const command = commandOf(taken, now, index);
          if (command.cause !== null) expect(decide(reached, command)).toEqual([]);
        }
      }),
    );
  });

  it("comes to the same whether the clock ticks once or often", () => {
    fc.assert(
      fc.property(
        sequences,
        fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 8 }),
        (steps, ticks) => {
          const { state: reached } = runAll(steps);
          const end = 200_000;
          const tick = (from: OrganizationState, minutes: number): OrganizationState => {
            const next = from.fork();
            for (const name of tasks) {
              const command: Command = {
                type: "AdvanceClock",
                ...order("tutti", minutes),
                cause: null,
                task: taskId(name),
              };
              for (const event of decide(next, command)) next.apply(event);
            }
            return next;
          };
          const often = [...ticks.map((each) => 16_000 + each).toSorted((a, b) => a - b), end].reduce(
            tick,
            reached,
          );
          expect(checkpoint(often)).toEqual(checkpoint(tick(reached, end)));
        },
      ),
    );
  });
});
