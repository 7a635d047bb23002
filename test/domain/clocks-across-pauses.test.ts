// Time in which a clock stands still counts once, whatever it stands still for and however that overlaps.
import { expect, it } from "vitest";
import type { Command } from "../../src/domain/commands.ts";
import { at, member, orchestra, order, stateOf, taskId, taskIn, when } from "../support/domain-story.ts";

const task = taskId("task");
const viola = member("viola");
const target = 240;

/** What holds the clock, and what lets it go. */
const holds = {
  task: [
    (from: number): Command => ({ type: "PauseTask", ...order("conductor", from), task, until: null }),
    (to: number): Command => ({ type: "ResumeTask", ...order("conductor", to), task }),
  ],
  organization: [
    (from: number): Command => ({ type: "PauseOrganization", ...order("conductor", from), until: null }),
    (to: number): Command => ({ type: "ResumeOrganization", ...order("conductor", to) }),
  ],
  assignee: [
    (from: number): Command => ({
      type: "PauseMember",
      ...order("conductor", from),
      member: viola,
      until: null,
    }),
    (to: number): Command => ({ type: "ResumeMember", ...order("conductor", to), member: viola }),
  ],
  "closed issue": [
    (from: number): Command => ({ type: "CloseTask", ...order("viola", from), task, resolution: "done" }),
    (to: number): Command => ({ type: "ReopenTask", ...order("tutti", to), task }),
  ],
} as const;
type Hold = readonly [what: keyof typeof holds, from: number, to: number];

/** When the deadline passes of a task that the viola is given at 0 and does not begin. */
function breachedAt(stretches: readonly Hold[]) {
  const pending = stateOf(orchestra, taskIn("pending"));
  pending.apply({ type: "TaskUnassigned", at: at(0), by: "tutti", task });
  const given = { type: "AssignTask", ...order("violin", 0), task, assignee: viola } as const;
  const orders = stretches.flatMap(([what, from, to]) => {
    const [hold, release] = holds[what];
    return [
      { minutes: from, command: hold(from) },
      { minutes: to, command: release(to) },
    ];
  });
  const commands: readonly Command[] = [
    given,
    ...orders.toSorted((left, right) => left.minutes - right.minutes).map(({ command }) => command),
    { type: "AdvanceClock", ...order("tutti", 5_000), cause: null, task },
  ];
  let state = pending;
  const happened = commands.flatMap((command) => {
    const { events, after } = when(state, command);
    state = after;
    return events;
  });
  return happened.find(({ type }) => type === "DeadlineBreached")?.at;
}

it.each<readonly [string, number, readonly Hold[]]>([
  ["nothing", 0, []],
  ["a pause of the task", 60, [["task", 60, 120]]],
  ["a pause of all", 60, [["organization", 60, 120]]],
  ["a pause of the assignee", 60, [["assignee", 60, 120]]],
  ["a closed issue", 60, [["closed issue", 60, 120]]],
  [
    "two pauses, one after the other",
    90,
    [
      ["task", 60, 120],
      ["organization", 150, 180],
    ],
  ],
  [
    "two that overlap",
    180,
    [
      ["task", 60, 180],
      ["organization", 120, 240],
    ],
  ],
  [
    "one within another",
    180,
    [
      ["organization", 60, 240],
      ["task", 120, 180],
    ],
  ],
  [
    "another that ends first",
    180,
    [
      ["task", 60, 240],
      ["assignee", 60, 120],
    ],
  ],
  [
    "a pause that begins while the issue is closed",
    180,
    [
      ["closed issue", 60, 180],
      ["assignee", 120, 240],
    ],
  ],
  [
    "three at once",
    240,
    [
      ["closed issue", 60, 200],
      ["task", 100, 300],
      ["organization", 90, 150],
    ],
  ],
  ["an issue closed for longer than there was time", 940, [["closed issue", 60, 1_000]]],
  ["a pause of the task for longer than there was time", 940, [["task", 60, 1_000]]],
  ["a pause of all for longer than there was time", 940, [["organization", 60, 1_000]]],
  ["a pause of the assignee for longer than there was time", 940, [["assignee", 60, 1_000]]],
  ["a pause after the deadline", 0, [["organization", 300, 400]]],
])("%s moves the deadline by %d minutes", (_, minutes, stretches) => {
  expect(breachedAt(stretches)).toBe(at(target + minutes));
});
