// Any sequence of commands, by anybody, on a parent, its child, a task beside them, and their pull requests.
import * as fc from "fast-check";
import type { Command } from "../../src/domain/commands.ts";
import { carryOut } from "../../src/domain/decide.ts";
import type { Event } from "../../src/domain/events.ts";
import { AccountId, CommitSha, PullRequestId } from "../../src/domain/ids.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { PatchId, type PullRequestFacts } from "../../src/domain/review/schema.ts";
import { priorities, stateNames, tiers } from "../../src/domain/task/schema.ts";
import { at, by, member, orchestra, order, repository, stateOf, taskId } from "./domain-story.ts";

const people = ["conductor", "violin", "viola", "cello", "horn", "robot", "passer-by", "tutti"] as const;
export const tasks = ["parent", "child", "other"] as const;
const sha = (digit: number) => CommitSha.parse(String(digit).repeat(40));

const person = fc.constantFrom(...people);
const task = fc.constantFrom(...tasks);
const state = fc.constantFrom(...stateNames);

/** How often each is drawn: work goes on most of the time, and what starts it over is rare. */
const kinds = {
  open: 1,
  untrack: 1,
  assign: 4,
  unassign: 1,
  accept: 3,
  decline: 1,
  start: 5,
  block: 2,
  unblock: 2,
  escalate: 2,
  acknowledge: 1,
  ready: 3,
  move: 8,
  force: 6,
  close: 6,
  dismiss: 2,
  reopen: 2,
  pause: 1,
  resume: 1,
  tier: 1,
  priority: 1,
  estimate: 2,
  describe: 2,
  advance: 5,
  pull: 6,
  approve: 3,
} as const;
type Kind = keyof typeof kinds;

function isKind(name: string): name is Kind {
  return name in kinds;
}

const step = fc.record({
  who: person,
  minutes: fc.integer({ min: 1, max: 400 }),
  on: task,
  kind: fc.oneof(
    ...Object.entries(kinds).flatMap(([name, weight]) =>
      isKind(name) ? [{ weight, arbitrary: fc.constant(name) }] : [],
    ),
  ),
  state,
  digit: fc.integer({ min: 1, max: 3 }),
  status: fc.constantFrom("open", "open", "closed", "merged"),
  draft: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const nothing = {
  who: "violin",
  minutes: 1,
  state: "pending",
  digit: 1,
  status: "open",
  draft: false,
} as const satisfies Partial<Step>;

function pullOf(on: string): PullRequestId {
  return PullRequestId.parse(`PR-${on}`);
}

function factsOf({ on, digit, status, draft, who }: Step): PullRequestFacts {
  return {
    id: pullOf(on),
    repository,
    number: 100 + tasks.findIndex((name) => name === on),
    author: AccountId.parse(3),
    status: status === "closed" || status === "merged" ? status : "open",
    draft,
    headRef: "topic",
    baseRef: "main",
    fork: false,
    head: {
      sha: sha(digit),
      patch: PatchId.parse(String(digit).repeat(40)),
      paths: ["strings/part.md"],
      authors: [AccountId.parse(3)],
      unknownAuthors: false,
    },
    mergedBy: null,
    links: [{ task: taskId(on), source: "closing-keyword" }],
    reviews: ["violin", "cello"].includes(who)
      ? [
          {
            id: `review-${who}-${digit}`,
            reviewer: AccountId.parse(who === "violin" ? 2 : 4),
            decision: draft ? "changes-requested" : "approved",
            commit: sha(digit),
            at: at(1),
          },
        ]
      : [],
    dismissed: [],
    requested: [],
    forcePushedAt: null,
    checks: [],
    reverts: [],
  };
}

export function commandOf(taken: Step, now: number, index: number): Command {
  const { who, on, kind, state: to, digit } = taken;
  const common = { ...order(who, now, `step-${index}`), task: taskId(on) };
  switch (kind) {
    case "open":
      return {
        type: "OpenTask",
        ...common,
        by: by("tutti"),
        repository,
        number: 1 + tasks.findIndex((name) => name === on),
        description: { kind: "tactical", title: on, criteria: { total: digit, ticked: 0 } },
        author: AccountId.parse(50),
        parent: on === "child" ? taskId("parent") : null,
        issueOpen: true,
        routing: { body: "", labels: ["tier/2", "domain/strings"], paths: [] },
        ordered: false,
      };
    case "untrack":
      return { type: "UntrackTask", ...common };
    case "assign":
      return {
        type: "AssignTask",
        ...common,
        assignee: member(digit === 1 ? "viola" : digit === 2 ? "cello" : "robot"),
      };
    case "unassign":
      return { type: "UnassignTask", ...common };
    case "accept":
      return { type: "AcceptAssignment", ...common };
    case "decline":
      return { type: "DeclineAssignment", ...common, reason: "no" };
    case "start":
      return { type: "StartTask", ...common };
    case "block":
      return {
        type: "BlockTask",
        ...common,
        blocker:
          digit === 1
            ? { kind: "issue", reason: "waits", repository: "orchestra/score", number: 3 }
            : { kind: "until", reason: "waits", until: at(now + 60) },
      };
    case "unblock":
      return { type: "UnblockTask", ...common };
    case "escalate":
      return { type: "EscalateTask", ...common, reason: "help" };
    case "acknowledge":
      return { type: "AcknowledgeEscalation", ...common };
    case "ready":
      return { type: "RequestReview", ...common };
    case "move":
      return { type: "MoveTask", ...common, to, forced: false };
    case "force":
      return { type: "MoveTask", ...common, to, forced: true };
    case "close":
      return { type: "CloseTask", ...common, resolution: "done" };
    case "dismiss":
      return { type: "CloseTask", ...common, resolution: "not-planned" };
    case "reopen":
      return { type: "ReopenTask", ...common };
    case "pause":
      return { type: "PauseTask", ...common, until: digit === 1 ? at(now + 30) : null };
    case "resume":
      return { type: "ResumeTask", ...common };
    case "tier":
      return { type: "OverrideTier", ...common, tier: tiers[digit - 1] ?? 1 };
    case "priority":
      return { type: "PrioritizeTask", ...common, priority: priorities[digit] ?? null };
    case "estimate":
      return { type: "EstimateTask", ...common, hours: digit };
    case "describe":
      return {
        type: "DescribeTask",
        ...common,
        description: { kind: "tactical", title: on, criteria: { total: digit, ticked: digit } },
        parent: on === "child" ? taskId("parent") : null,
      };
    case "advance":
      return { type: "AdvanceClock", ...common, by: by("tutti"), cause: null };
    case "pull":
      return {
        type: "ObservePullRequest",
        ...order("tutti", now),
        cause: null,
        pullRequest: pullOf(on),
        facts: factsOf(taken),
        reviewedCommits: new Map(),
      };
    case "approve":
      return {
        type: "ReviewLayer",
        ...order(who, now, `step-${index}`),
        pullRequest: pullOf(on),
        layer: draftLayer(digit),
        decision: "approved",
        note: "",
        comment: `comment-${index}`,
      };
    default:
      return kind satisfies never;
  }
}

function draftLayer(digit: number): "peer" | "domain" | "qa" {
  return digit === 1 ? "peer" : digit === 2 ? "domain" : "qa";
}

export function runAll(steps: readonly Step[]): {
  readonly state: OrganizationState;
  readonly events: readonly Event[];
} {
  const reached = stateOf(orchestra);
  const events: Event[] = [];
  let now = 0;
  for (const [index, taken] of steps.entries()) {
    now += taken.minutes;
    events.push(...carryOut(reached, commandOf(taken, now, index)));
  }
  return { state: reached, events };
}

/** What most sequences begin with, so that the rest of one has something to do: three tasks that somebody has. */
const begun: readonly Step[] = [
  ...tasks.map((on) => ({ ...nothing, kind: "open" as const, on })),
  ...tasks.map((on) => ({ ...nothing, kind: "assign" as const, on })),
];
/** And the child's work is merged, so that its parent may end. */
const childDone: readonly Step[] = [...begun, { ...nothing, kind: "pull", on: "child", status: "merged" }];

/** And a parent of tier 0, which may be completed out of pending, with a child that nobody has begun. */
const smallParent: readonly Step[] = [
  ...(["parent", "child"] as const).map((on) => ({ ...nothing, kind: "open" as const, on })),
  { ...nothing, kind: "tier", on: "parent" },
];

const many = fc.array(step, { minLength: 10, maxLength: 60, size: "max" });

/** From nothing at all, and more often with a parent, its child and another task under way. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 1, arbitrary: fc.array(step, { minLength: 1, maxLength: 20 }) },
  { weight: 3, arbitrary: many.map((steps) => [...begun, ...steps]) },
  { weight: 3, arbitrary: many.map((steps) => [...childDone, ...steps]) },
  { weight: 2, arbitrary: many.map((steps) => [...smallParent, ...steps]) },
);
