import { expect, test } from "vitest";
import { Event } from "../../domain/events.ts";
import { eventText } from "./event-text.ts";

const stamp = { at: "2026-03-02T09:00:00.000Z", by: "ada" };
const task = { ...stamp, task: "I_1" };
const pull = { ...stamp, pullRequest: "PR_1" };
const commit = "0123456789abcdef0123456789abcdef01234567";
const order = { command: "StartTask", place: null, account: null };
const clock = {
  owner: null,
  startedAt: stamp.at,
  target: 1,
  warnAt: stamp.at,
  breachAt: ["2026-03-02T17:00:00.000Z"],
  level: 0,
  warned: false,
};
const moved = { ...task, type: "TaskMoved", from: "assigned", to: "in-progress", clock: null };

test.each([
  [{ ...moved, on: "NoteBranch" }, "Moved from Assigned to In progress, because its branch was pushed"],
  [
    { ...moved, on: "MoveTask", forced: true },
    "Moved from Assigned to In progress, by force, because somebody set its label, or ordered `/force`",
  ],
  [
    { ...moved, to: "completed", on: "CloseTask", resolution: "not-planned" },
    "Moved from Assigned to Completed (not planned), because its issue was closed",
  ],
  [
    {
      ...task,
      type: "TaskRouted",
      tier: 1,
      domains: ["api", "ui"],
      priority: null,
      reasons: ["It is small."],
    },
    "Routed to tier 1, for `api` and `ui`. It is small.",
  ],
  [{ ...task, type: "ClockSet", clock }, "Is due 2026-03-02 17:00 UTC"],
  [{ ...task, type: "ClockSet", clock: { ...clock, level: 1 } }, "Has no deadline"],
  [
    {
      ...task,
      type: "TaskBlocked",
      blocker: { kind: "action", reason: "no key", owner: "bo", action: "buys one" },
    },
    "Blocked: no key · waits for `bo`: buys one",
  ],
  [
    { ...task, type: "DeadlineBreached", entry: 1, level: 1, to: "bo" },
    "Its deadline has passed: escalated to `bo`",
  ],
  [
    { ...pull, type: "ChecksReported", head: commit, checks: [{ name: "lint", conclusion: "failure" }] },
    "At `0123456`: lint failed",
  ],
  [
    { ...stamp, type: "ConfigurationRejected", commit, problems: ["2:7 unknown-member", "9:1 wrong-type"] },
    "The configuration of commit `0123456` was not accepted: 2:7 unknown-member; 9:1 wrong-type",
  ],
  [
    {
      ...stamp,
      type: "ConfigurationRejected",
      commit,
      problems: ["2:7 No member is called bo.", "9:1 No text."],
    },
    "The configuration of commit `0123456` was not accepted: 2:7 No member is called bo; 9:1 No text",
  ],
  [{ ...stamp, type: "CommandAccepted", ...order, text: "/start" }, "`/start` was carried out"],
  [
    {
      ...task,
      type: "CommandRefused",
      ...order,
      text: "/start",
      bot: false,
      wanted: "in-progress",
      code: "not-assigned",
      facts: {},
    },
    "`/start` was refused: Nobody has this task yet. `/assign @member` gives it to somebody.",
  ],
])("%j reads %s", (event, text) => {
  expect(eventText(Event.parse(event))).toBe(text);
});

const hostile = "ask @grace #12 <b>\n/start";
const told = "ask @\u200Bgrace #\u200B12 \\<b\\> /start";
const opened = { ...task, type: "TaskOpened", repository: 1, number: 1, kind: "tactical", title: hostile };
const blocked = { ...task, type: "TaskBlocked" };

test.each([
  ["a title", { ...opened, author: 1, parent: null, issueOpen: true }],
  [
    "a new title",
    {
      ...task,
      type: "TaskDescribed",
      title: hostile,
      kind: "tactical",
      criteria: { total: 0, ticked: 0 },
    },
  ],
  ["a tier's reason", { ...task, type: "TierOverridden", tier: 1, reason: hostile }],
  [
    "the router's reasons",
    { ...task, type: "TaskRouted", tier: 1, domains: [], priority: null, reasons: [hostile] },
  ],
  ["why somebody declined", { ...task, type: "AssignmentDeclined", member: "bo", reason: hostile }],
  ["why it is escalated", { ...task, type: "TaskEscalated", to: "bo", level: 1, reason: hostile }],
  [
    "why it is blocked",
    { ...blocked, blocker: { kind: "action", reason: hostile, owner: "bo", action: "x" } },
  ],
  [
    "what somebody has to do",
    { ...blocked, blocker: { kind: "action", reason: "x", owner: "bo", action: hostile } },
  ],
  [
    "where it waits for an issue",
    { ...blocked, blocker: { kind: "issue", reason: "x", repository: hostile, number: 1 } },
  ],
  ["what is a defect", { ...task, type: "DefectFound", reason: hostile }],
  [
    "a check's name",
    { ...pull, type: "ChecksReported", head: commit, checks: [{ name: hostile, conclusion: "failure" }] },
  ],
  [
    "why a gate is overridden",
    {
      ...pull,
      type: "GateOverridden",
      member: "bo",
      reason: hostile,
      head: commit,
      comment: null,
      missing: [],
    },
  ],
  [
    "what is wrong with a configuration",
    { ...stamp, type: "ConfigurationRejected", commit, problems: [hostile] },
  ],
  [
    "what is wrong with a segment",
    {
      ...stamp,
      type: "SegmentQuarantined",
      segment: 3,
      problem: "unreadable-line",
      line: 2,
      what: hostile,
    },
  ],
])("%s stays a text: it mentions and formats nothing, and is one line", (_, event) => {
  expect(eventText(Event.parse(event))).toContain(told);
});
