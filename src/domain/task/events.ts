import { z } from "zod";
import { stamp } from "../event-stamp.ts";
import { AccountId, DomainId, MemberId, RepositoryId, TaskId } from "../ids.ts";
import { Timestamp } from "../timestamp.ts";
import { Blocker, Clock, Priority, Resolution, ReworkGround, StateName, TaskKind, Tier } from "./schema.ts";

const common = { ...stamp, task: TaskId };

export const TaskOpened = z.object({
  type: z.literal("TaskOpened"),
  ...common,
  repository: RepositoryId,
  number: z.int().positive(),
  kind: TaskKind,
  title: z.string(),
  author: AccountId,
  parent: TaskId.nullable(),
  issueOpen: z.boolean(),
});

export const TaskTracked = z.object({ type: z.literal("TaskTracked"), ...common, tracked: z.boolean() });

export const TaskDescribed = z.object({
  type: z.literal("TaskDescribed"),
  ...common,
  title: z.string(),
  kind: TaskKind,
  criteria: z.object({ total: z.int().min(0), ticked: z.int().min(0) }),
});

/** No longer written, since it does not say which issue the task goes on as: ledgers may hold it. */
export const TaskRelocated = z.object({
  type: z.literal("TaskRelocated"),
  ...common,
  repository: RepositoryId,
  number: z.int().positive(),
});

const newPlace = { issue: TaskId, repository: RepositoryId, number: z.int().positive() };

/** The task goes on as another issue, in a repository of this home. */
export const TaskTransferred = z.object({ type: z.literal("TaskTransferred"), ...common, ...newPlace });

/** Its issue was transferred to a repository that is not of this home: the task is let go, and its record stays. */
export const TaskTransferredAway = z.object({
  type: z.literal("TaskTransferredAway"),
  ...common,
  ...newPlace,
});

export const TaskDeleted = z.object({ type: z.literal("TaskDeleted"), ...common });

export const TaskParented = z.object({
  type: z.literal("TaskParented"),
  ...common,
  parent: TaskId.nullable(),
});

export const TaskRouted = z.object({
  type: z.literal("TaskRouted"),
  ...common,
  tier: Tier,
  domains: z.array(DomainId),
  priority: Priority.nullable(),
  reasons: z.array(z.string()),
});

export const TierOverridden = z.object({
  type: z.literal("TierOverridden"),
  ...common,
  tier: Tier,
  reason: z.string(),
});

export const TaskPrioritized = z.object({
  type: z.literal("TaskPrioritized"),
  ...common,
  priority: Priority.nullable(),
});

export const TaskDomainsChanged = z.object({
  type: z.literal("TaskDomainsChanged"),
  ...common,
  domains: z.array(DomainId),
});

export const TaskEstimated = z.object({
  type: z.literal("TaskEstimated"),
  ...common,
  hours: z.number().positive(),
});

export const TaskAssigned = z.object({
  type: z.literal("TaskAssigned"),
  ...common,
  assignee: MemberId,
  accepted: z.boolean(),
});

export const AssignmentAccepted = z.object({ type: z.literal("AssignmentAccepted"), ...common });

export const AssignmentDeclined = z.object({
  type: z.literal("AssignmentDeclined"),
  ...common,
  member: MemberId,
  reason: z.string(),
});

export const TaskUnassigned = z.object({ type: z.literal("TaskUnassigned"), ...common });

export const TaskBlocked = z.object({ type: z.literal("TaskBlocked"), ...common, blocker: Blocker });

export const TaskEscalated = z.object({
  type: z.literal("TaskEscalated"),
  ...common,
  to: MemberId.nullable(),
  level: z.int().min(1),
  reason: z.string(),
});

/** The only event that changes a task's state. Its clock is fixed here, so that replay needs no configuration. */
export const TaskMoved = z.object({
  type: z.literal("TaskMoved"),
  ...common,
  from: StateName,
  to: StateName,
  on: z.string(),
  forced: z.boolean().exactOptional(),
  resolution: Resolution.exactOptional(),
  bypassed: z.boolean().exactOptional(),
  clock: Clock.nullable(),
});

export const IssueClosed = z.object({ type: z.literal("IssueClosed"), ...common });

export const IssueReopened = z.object({ type: z.literal("IssueReopened"), ...common });

export const DeadlineWarned = z.object({
  type: z.literal("DeadlineWarned"),
  ...common,
  entry: z.int().min(1),
});

export const DeadlineBreached = z.object({
  type: z.literal("DeadlineBreached"),
  ...common,
  entry: z.int().min(1),
  level: z.int().min(1),
  to: MemberId.nullable(),
});

/** A new clock for the state that the task is in: acknowledged, re-estimated, re-prioritised, or resumed. */
export const ClockSet = z.object({ type: z.literal("ClockSet"), ...common, clock: Clock.nullable() });

export const EscalationAcknowledged = z.object({ type: z.literal("EscalationAcknowledged"), ...common });

export const TaskPaused = z.object({ type: z.literal("TaskPaused"), ...common, until: Timestamp.nullable() });

export const TaskResumed = z.object({ type: z.literal("TaskResumed"), ...common });

export const DefectFound = z.object({ type: z.literal("DefectFound"), ...common, reason: z.string() });

export const ReworkRequested = z.object({
  type: z.literal("ReworkRequested"),
  ...common,
  review: z.string(),
  ground: ReworkGround.exactOptional(),
  /** The work was handed in anew, and the same threads are open as the time before. */
  standstill: z.literal(true).exactOptional(),
});
