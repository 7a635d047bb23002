// A task or a pull request in a checkpoint, with what became of the commands on it. A checkpoint is read whole at each start,
// so what most tasks have is left out, which takes a third of the text.
import { z } from "zod";
import type { CommandOutcome } from "./command-outcomes.ts";
import { RefusalCode, RefusalFacts } from "./refusal.ts";
import { PullRequest } from "./review/schema.ts";
import { Task } from "./task/schema.ts";
import { Timestamp } from "./timestamp.ts";
import { ToldRefusal } from "./told-refusal.ts";

/** What a command was on: a task, a pull request, or something else by its name. */
export type CheckpointSubject =
  | { readonly task: Task }
  | { readonly pullRequest: PullRequest }
  | { readonly subject: string };

export type CheckpointEntry = CheckpointSubject & {
  readonly outcomes: readonly (readonly [cause: string, outcome: CommandOutcome])[];
  /** Up to when what ran on it is forgotten. */
  readonly forgotten?: Timestamp | undefined;
  /** What its reply tells. */
  readonly refusals: readonly ToldRefusal[];
};

const { shape } = Task;

/** What is not there is as it is here: changed, it needs another version of the state. */
const StoredTask = Task.extend({
  tracked: shape.tracked.default(true),
  parent: shape.parent.default(null),
  priority: shape.priority.default(null),
  accepted: shape.accepted.default(false),
  formerAssignee: shape.formerAssignee.default(null),
  declinedBy: shape.declinedBy.default([]),
  estimateHours: shape.estimateHours.default(null),
  blocker: shape.blocker.default(null),
  escalation: shape.escalation.default(null),
  breach: shape.breach.default(null),
  acknowledged: shape.acknowledged.default(null),
  clock: shape.clock.default(null),
  pause: shape.pause.default(null),
  resolution: shape.resolution.default(null),
  pullRequests: shape.pullRequests.default([]),
  rework: shape.rework.default(0),
  reworkGround: shape.reworkGround.default(null),
  closedAt: shape.closedAt.default(null),
  reopenedAt: shape.reopenedAt.default(null),
  bypassed: shape.bypassed.default(false),
  defects: shape.defects.default(0),
  refused: shape.refused.default([]),
});

const usual = new Map<string, unknown>(
  Object.entries(StoredTask.shape).flatMap(([key, schema]) =>
    schema instanceof z.ZodDefault ? [[key, schema.def.defaultValue] as const] : [],
  ),
);

const kept = {
  outcomes: z.array(
    z.tuple([z.string(), Timestamp, z.object({ code: RefusalCode, facts: RefusalFacts }).optional()]),
  ),
  forgotten: Timestamp.optional(),
  refusals: z.array(ToldRefusal).default([]),
};
const TaskEntry = z.object({ task: StoredTask, ...kept });
const PullRequestEntry = z.object({ pullRequest: PullRequest, ...kept });
const OtherEntry = z.object({ subject: z.string(), ...kept });

/**
 * The entry that `storedEntry` gave. There are tens of thousands at a start: a union of the schemas, and a transform of
 * each outcome in them, would take a third longer.
 * @throws when it is none
 */
export function readEntry(stored: unknown): CheckpointEntry {
  const { outcomes, ...entry } = entrySchema(stored).parse(stored);
  return { ...entry, outcomes: outcomes.map(([cause, at, refusal = null]) => [cause, { at, refusal }]) };
}

function entrySchema(stored: unknown) {
  if (typeof stored !== "object" || stored === null) return OtherEntry;
  if ("task" in stored) return TaskEntry;
  return "pullRequest" in stored ? PullRequestEntry : OtherEntry;
}

/** The entry as a JSON value, which `readEntry` reads again. */
export function storedEntry(entry: CheckpointEntry): unknown {
  const stored = entry.outcomes.map(([cause, { at, refusal }]) =>
    refusal === null ? [cause, at] : [cause, at, refusal],
  );
  const { refusals: told, ...rest } = entry;
  return {
    ...rest,
    ...("task" in entry ? { task: withoutUsual(entry.task) } : {}),
    outcomes: stored,
    ...(told.length === 0 ? {} : { refusals: told }),
  };
}

export function subjectOf(entry: CheckpointSubject): string {
  if ("task" in entry) return entry.task.id;
  return "pullRequest" in entry ? entry.pullRequest.id : entry.subject;
}

function withoutUsual(task: Task): unknown {
  return Object.fromEntries(Object.entries(task).filter(([key, value]) => !isUsual(key, value)));
}

function isUsual(key: string, value: unknown): boolean {
  if (!usual.has(key)) return false;
  return Array.isArray(value) ? value.length === 0 : value === usual.get(key);
}
