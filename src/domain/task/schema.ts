import { z } from "zod";
import { AccountId, CommitSha, DomainId, MemberId, PullRequestId, RepositoryId, TaskId } from "../ids.ts";
import { Timestamp } from "../timestamp.ts";

export const stateNames = [
  "pending",
  "in-planning",
  "assigned",
  "in-progress",
  "blocked",
  "escalated",
  "under-review",
  "domain-review",
  "ready-for-handoff",
  "completed",
] as const;
export const StateName = z.enum(stateNames);
export type StateName = z.infer<typeof StateName>;

/** A state that work can resume in after it was blocked or escalated. */
export const WorkingState = StateName.exclude(["blocked", "escalated"]);
export type WorkingState = z.infer<typeof WorkingState>;

export const taskKinds = ["instruction", "strategic", "tactical"] as const;
export const TaskKind = z.enum(taskKinds);
export type TaskKind = z.infer<typeof TaskKind>;

export const tiers = [0, 1, 2, 3, 4] as const;
export const Tier = z.literal(tiers);
export type Tier = z.infer<typeof Tier>;

export const priorities = ["P0", "P1", "P2", "P3"] as const;
export const Priority = z.enum(priorities);
export type Priority = z.infer<typeof Priority>;

const resolutions = ["done", "not-planned", "duplicate"] as const;
export const Resolution = z.enum(resolutions);
export type Resolution = z.infer<typeof Resolution>;

/** Why a task cannot go on, and who or what has to move first: nothing is stuck with nobody responsible. */
export const Blocker = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("issue"),
    reason: z.string(),
    repository: z.string(),
    number: z.int().positive(),
  }),
  z.object({ kind: z.literal("action"), reason: z.string(), owner: MemberId, action: z.string() }),
  z.object({ kind: z.literal("until"), reason: z.string(), until: Timestamp }),
]);
export type Blocker = z.infer<typeof Blocker>;

/**
 * The deadlines of one state entry. They are fixed when the state is entered, in business time of its owner, so that
 * a late reader computes the same.
 */
export const Clock = z.object({
  owner: MemberId.nullable(),
  startedAt: Timestamp,
  /** Since when it runs again, after it stood still. */
  runsFrom: Timestamp.exactOptional(),
  /** Target in business milliseconds. */
  target: z.int().positive(),
  warnAt: Timestamp,
  /** When level 1, 2, 3 … is reached: 100 %, 200 %, 300 % of the target. */
  breachAt: z.array(Timestamp).min(1),
  /** How many of the levels were reached; 0 before the first breach. */
  level: z.int().min(0),
  warned: z.boolean(),
});
export type Clock = z.infer<typeof Clock>;

/** A pause of a task: its clock stands still, with this much business time used up. */
const Pause = z.object({ until: Timestamp.nullable(), at: Timestamp });
export type Pause = z.infer<typeof Pause>;

const Escalation = z.object({
  to: MemberId.nullable(),
  level: z.int().min(1),
  reason: z.string(),
  at: Timestamp,
});
export type Escalation = z.infer<typeof Escalation>;

/** The deadline of the present state entry that passed last. */
const Breach = z.object({
  /** Whom that escalated it to; null where nobody above is named. */
  to: MemberId.nullable(),
  at: Timestamp,
});

const Acknowledgement = z.object({
  /** A member, or `account:<number>` for somebody else. */
  by: z.string(),
  at: Timestamp,
});

/** What a round of changes was asked for on. */
export const ReworkGround = z.object({
  head: CommitSha,
  /** The threads of reviews that were open. */
  threads: z.array(z.string()),
});
export type ReworkGround = z.infer<typeof ReworkGround>;

const Refused = z.object({
  command: z.string(),
  wanted: StateName.nullable(),
  at: Timestamp,
  byBot: z.boolean(),
});

/** One task: an issue under Tutti's care. */
export const Task = z.object({
  id: TaskId,
  repository: RepositoryId,
  number: z.int().positive(),
  /** The node ids of the issues that it went on as since it was opened, the newest last. */
  transfers: z.array(TaskId).exactOptional(),
  kind: TaskKind,
  title: z.string(),
  author: AccountId,
  /** False after `/untrack`: the history stays, the rules rest. */
  tracked: z.boolean(),
  parent: TaskId.nullable(),
  tier: Tier.nullable(),
  tierReasons: z.array(z.string()),
  /** Who set the tier in the place of the router. */
  tierSetBy: z.string().exactOptional(),
  /** When that was: what a label said before is past. */
  tierSetAt: Timestamp.exactOptional(),
  priority: Priority.nullable(),
  /** Who set the priority in the place of the router. */
  prioritySetBy: z.string().exactOptional(),
  /** When that was. */
  prioritySetAt: Timestamp.exactOptional(),
  domains: z.array(DomainId),
  state: StateName,
  resumeTo: WorkingState,
  /** When the last event of the task happened: its time never runs backwards. */
  changedAt: Timestamp,
  /** Counts the states entered; with the task's id it names one state entry. */
  entry: z.int().min(1),
  enteredAt: Timestamp,
  /** The command that led here. */
  enteredOn: z.string(),
  /** Who gave it: a member, `account:<number>` for somebody else, or `tutti`. */
  enteredBy: z.string(),
  assignee: MemberId.nullable(),
  assignedBy: z.string().nullable(),
  accepted: z.boolean(),
  /** When somebody got it or gave it back last. */
  assignmentAt: Timestamp,
  /** Who had it before, and when that ended. */
  formerAssignee: z.object({ member: MemberId, until: Timestamp }).nullable(),
  declinedBy: z.array(MemberId),
  estimateHours: z.number().positive().nullable(),
  criteria: z.object({ total: z.int().min(0), ticked: z.int().min(0) }),
  blocker: Blocker.nullable(),
  escalation: Escalation.nullable(),
  breach: Breach.nullable(),
  /** Who said last that they saw the escalation, or the breach; null again when it goes further up. */
  acknowledged: Acknowledgement.nullable(),
  clock: Clock.nullable(),
  pause: Pause.nullable(),
  resolution: Resolution.nullable(),
  pullRequests: z.array(PullRequestId),
  /** Change requests so far. */
  rework: z.int().min(0),
  /** What the newest of them stood on; null where no thread was open, or where that is not known. */
  reworkGround: ReworkGround.nullable(),
  /** Since when the issue is closed on GitHub, which a refused closing can leave at odds with the state. */
  closedAt: Timestamp.nullable(),
  /** When it was last opened again after it had been completed. */
  reopenedAt: Timestamp.nullable(),
  /** Merged although the gate was not green. */
  bypassed: z.boolean(),
  defects: z.int().min(0),
  /** The newest refusals, kept to see a second try and a fight with a bot. */
  refused: z.array(Refused),
});
export type Task = z.infer<typeof Task>;
