import { expect, test } from "vitest";
import { Cause } from "./ids.ts";
import { type CheckpointEntry, readEntry, storedEntry } from "./checkpoint-entry.ts";
import { Task } from "./task/schema.ts";
import { Timestamp } from "./timestamp.ts";

const at = Timestamp.parse("2026-01-05T09:00:00.000Z");

/** As version 9 of the state keeps a task of which nothing is unusual: changed, it is another version. */
const least = {
  id: "I_1",
  repository: 1,
  number: 12,
  kind: "tactical",
  title: "Answer the question",
  author: 101,
  tier: 0,
  tierReasons: ["The label “tier/0” sets tier 0."],
  domains: ["core"],
  state: "pending",
  resumeTo: "pending",
  changedAt: at,
  entry: 1,
  enteredAt: at,
  enteredOn: "OpenTask",
  enteredBy: "core-lead",
  assignee: null,
  assignedBy: null,
  assignmentAt: at,
  criteria: { total: 0, ticked: 0 },
};

const usual = {
  tracked: true,
  parent: null,
  priority: null,
  accepted: false,
  formerAssignee: null,
  declinedBy: [],
  estimateHours: null,
  blocker: null,
  escalation: null,
  breach: null,
  acknowledged: null,
  clock: null,
  pause: null,
  resolution: null,
  pullRequests: [],
  rework: 0,
  reworkGround: null,
  closedAt: null,
  reopenedAt: null,
  bypassed: false,
  defects: 0,
  refused: [],
};

const unusual = {
  tracked: false,
  parent: "I_0",
  priority: "P1",
  accepted: true,
  formerAssignee: { member: "core-1", until: at },
  declinedBy: ["core-2"],
  estimateHours: 3,
  blocker: { kind: "until", reason: "holidays", until: at },
  escalation: { to: null, level: 1, reason: "late", at },
  breach: { to: "core-lead", at },
  acknowledged: { by: "core-lead", at },
  clock: { owner: null, startedAt: at, target: 1, warnAt: at, breachAt: [at], level: 0, warned: false },
  pause: { until: null, at },
  resolution: "done",
  pullRequests: ["PR_1"],
  rework: 1,
  reworkGround: { head: "a".repeat(40), threads: ["PRRT_1"] },
  closedAt: at,
  reopenedAt: at,
  bypassed: true,
  defects: 1,
  refused: [{ command: "StartTask", wanted: null, at, byBot: true }],
};

function readAgain(entry: CheckpointEntry): CheckpointEntry {
  return readEntry(JSON.parse(JSON.stringify(storedEntry(entry))));
}

const nothingDone = { outcomes: [], refusals: [] };

test("what most tasks have is left out, and read as it was", () => {
  const task = Task.parse({ ...least, ...usual });
  expect(storedEntry({ task, ...nothingDone })).toEqual({ task: least, outcomes: [] });
  expect(readEntry({ task: least, outcomes: [] })).toEqual({ task, ...nothingDone });
});

test.each(Object.entries(unusual))("%s that is unusual is kept: %j", (key, value) => {
  const entry = { task: Task.parse({ ...least, ...usual, [key]: value }), ...nothingDone };
  expect(readAgain(entry)).toEqual(entry);
});

test("all that can be left out is told here", () => {
  expect(Object.keys(unusual)).toEqual(Object.keys(usual));
  const { task } = { task: Task.parse({ ...least, ...unusual }) };
  expect(storedEntry({ task, ...nothingDone })).toEqual({ task, outcomes: [] });
});

const refusal = { code: "until-is-for-agents", facts: { number: 7, names: ["a"] } } as const;

test("what became of commands is kept, with why one was refused", () => {
  const entry = {
    subject: "organization",
    outcomes: [
      ["comment:IC_1:0:0", { at, refusal: null }],
      ["comment:IC_1:0:1", { at, refusal }],
    ] as const,
    refusals: [],
  };
  expect(readAgain(entry)).toEqual(entry);
  expect(storedEntry(entry)).toMatchObject({ outcomes: [["comment:IC_1:0:0", at], { length: 3 }] });
});

test("what a reply tells is kept", () => {
  const cause = Cause.parse("comment:IC_1:0:1");
  const told = { at, by: "core-1", cause, text: "/block", comment: "IC_1", refusal };
  const entry = { subject: "PR_9", outcomes: [], refusals: [told, { ...told, comment: null }] };
  expect(readAgain(entry)).toEqual(entry);
});

test("up to when what ran is forgotten is kept", () => {
  const entry = { subject: "PR_9", ...nothingDone, forgotten: at };
  expect(readAgain(entry)).toEqual(entry);
});

test.each([
  ["no object", null],
  ["of nothing", { outcomes: [] }],
  ["without outcomes", { subject: "PR_9" }],
  ["of a task without a title", { task: { ...least, title: undefined }, outcomes: [] }],
  ["of a pull request that is none", { pullRequest: { id: "PR_1" }, outcomes: [] }],
  ["with an outcome at no time", { subject: "PR_9", outcomes: [["comment:IC_1:0:0", "yesterday"]] }],
])("an entry %s is not read", (_, stored) => {
  expect(() => readEntry(stored)).toThrow();
});
