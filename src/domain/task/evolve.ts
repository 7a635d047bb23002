import type { Event, EventOf } from "../events.ts";
import type { TaskId } from "../ids.ts";
import { type Timestamp, latest } from "../timestamp.ts";
import type { StateName, Task, WorkingState } from "./schema.ts";

/** Refusals that are remembered: enough to see a second try and a fight with a bot. */
const rememberedRefusals = 5;

/** The events that make or change one task. */
export type TaskEvent = Extract<Event, { task: TaskId }> | (EventOf<"CommandRefused"> & { task: TaskId });

export function openTask(event: EventOf<"TaskOpened">): Task {
  return {
    id: event.task,
    repository: event.repository,
    number: event.number,
    kind: event.kind,
    title: event.title,
    author: event.author,
    tracked: true,
    parent: event.parent,
    tier: null,
    tierReasons: [],
    priority: null,
    domains: [],
    state: "pending",
    resumeTo: "pending",
    changedAt: event.at,
    entry: 1,
    enteredAt: event.at,
    enteredOn: "OpenTask",
    enteredBy: event.by,
    assignee: null,
    assignedBy: null,
    accepted: false,
    assignmentAt: event.at,
    formerAssignee: null,
    declinedBy: [],
    estimateHours: null,
    criteria: { total: 0, ticked: 0 },
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
    closedAt: event.issueOpen ? null : event.at,
    reopenedAt: null,
    bypassed: false,
    defects: 0,
    refused: [],
  };
}

/** What a task is after an event of its own. Total; the event is taken as it is. */
export function evolveTask(task: Task, event: TaskEvent): Task {
  const changedAt = latest(task.changedAt, event.at);
  // Copied once: a task has many fields, and most of what is decided evolves one.
  switch (event.type) {
    case "TaskOpened":
      return unchanged(task, changedAt);
    case "EscalationAcknowledged":
      return { ...task, changedAt, acknowledged: { by: event.by, at: event.at } };
    case "TaskTracked":
      return { ...task, changedAt, tracked: event.tracked };
    case "TaskDescribed":
      return { ...task, changedAt, title: event.title, kind: event.kind, criteria: event.criteria };
    case "TaskRelocated":
      return { ...task, changedAt, repository: event.repository, number: event.number };
    case "TaskTransferred":
    case "TaskTransferredAway":
      return transferred(task, event, changedAt);
    case "TaskDeleted":
      return { ...task, changedAt, tracked: false, clock: null };
    case "TaskParented":
      return { ...task, changedAt, parent: event.parent };
    case "TaskRouted":
      return {
        ...(event.priority === null || event.priority === task.priority ? task : withoutPrioritySetBy(task)),
        changedAt,
        tier: event.tier,
        tierReasons: event.reasons,
        domains: event.domains,
        priority: event.priority ?? task.priority,
      };
    case "TierOverridden":
      return tierOverridden(task, event, changedAt);
    case "TaskPrioritized":
      return prioritized(task, event, changedAt);
    case "TaskDomainsChanged":
      return { ...task, changedAt, domains: event.domains };
    case "TaskEstimated":
      return { ...task, changedAt, estimateHours: event.hours };
    case "TaskAssigned":
      return {
        ...task,
        changedAt,
        formerAssignee: formerAssignee(task, event.at),
        assignmentAt: event.at,
        assignee: event.assignee,
        assignedBy: event.by,
        accepted: event.accepted,
      };
    case "AssignmentAccepted":
      return { ...task, changedAt, accepted: true };
    case "AssignmentDeclined":
      return {
        ...withoutAssignee(task, event.at, changedAt),
        declinedBy: [...task.declinedBy.filter((member) => member !== event.member), event.member],
      };
    case "TaskUnassigned":
      return withoutAssignee(task, event.at, changedAt);
    case "TaskBlocked":
      return { ...task, changedAt, blocker: event.blocker };
    case "TaskEscalated":
      return {
        ...task,
        changedAt,
        escalation: { to: event.to, level: event.level, reason: event.reason, at: event.at },
        acknowledged: null,
      };
    case "TaskMoved":
      return moved(task, event, changedAt);
    case "IssueClosed":
      return { ...task, changedAt, closedAt: event.at };
    case "IssueReopened":
      return { ...task, changedAt, closedAt: null };
    case "DeadlineWarned":
      return task.clock === null
        ? unchanged(task, changedAt)
        : { ...task, changedAt, clock: { ...task.clock, warned: true } };
    case "DeadlineBreached":
      return breached(task, event, changedAt);
    case "ClockSet":
      return { ...task, changedAt, clock: event.clock };
    case "TaskPaused":
      return { ...task, changedAt, pause: { until: event.until, at: event.at } };
    case "TaskResumed":
      return { ...task, changedAt, pause: null };
    case "DefectFound":
      return { ...task, changedAt, defects: task.defects + 1 };
    case "PullRequestLinked":
      return task.pullRequests.includes(event.pullRequest)
        ? unchanged(task, changedAt)
        : { ...task, changedAt, pullRequests: [...task.pullRequests, event.pullRequest] };
    case "PullRequestUnlinked":
      return { ...task, changedAt, pullRequests: task.pullRequests.filter((id) => id !== event.pullRequest) };
    case "ReworkRequested":
      return sentBack(task, event, changedAt);
    case "CommandRefused":
      return refused(task, event, changedAt);
    default:
      return event satisfies never;
  }
}

function tierOverridden(task: Task, event: EventOf<"TierOverridden">, changedAt: Timestamp): Task {
  const { tier, reason, by, at } = event;
  return { ...task, changedAt, tier, tierReasons: [reason], tierSetBy: by, tierSetAt: at };
}

function prioritized(task: Task, event: EventOf<"TaskPrioritized">, changedAt: Timestamp): Task {
  const { priority, by, at } = event;
  return { ...task, changedAt, priority, prioritySetBy: by, prioritySetAt: at };
}

function transferred(
  task: Task,
  event: EventOf<"TaskTransferred" | "TaskTransferredAway">,
  changedAt: Timestamp,
): Task {
  const { issue, repository, number } = event;
  const transfers = [...(task.transfers ?? []), issue];
  return event.type === "TaskTransferred"
    ? { ...task, changedAt, transfers, repository, number }
    : { ...task, changedAt, transfers, tracked: false, clock: null };
}

function unchanged(task: Task, changedAt: Timestamp): Task {
  return changedAt === task.changedAt ? task : { ...task, changedAt };
}

function withoutPrioritySetBy(task: Task): Task {
  const { prioritySetBy, ...rest } = task;
  return prioritySetBy === undefined ? task : rest;
}

function withoutAssignee(task: Task, at: Timestamp, changedAt: Timestamp): Task {
  return {
    ...task,
    changedAt,
    formerAssignee: formerAssignee(task, at),
    assignmentAt: at,
    assignee: null,
    assignedBy: null,
    accepted: false,
  };
}

function formerAssignee(task: Task, at: Timestamp): Task["formerAssignee"] {
  return task.assignee === null ? task.formerAssignee : { member: task.assignee, until: at };
}

function breached(task: Task, { to, at, level }: EventOf<"DeadlineBreached">, changedAt: Timestamp): Task {
  if (task.clock === null) return unchanged(task, changedAt);
  const clock = { ...task.clock, warned: true, level };
  return { ...task, changedAt, clock, breach: { to, at }, acknowledged: null };
}

function sentBack(task: Task, { ground }: EventOf<"ReworkRequested">, changedAt: Timestamp): Task {
  return { ...task, changedAt, rework: task.rework + 1, reworkGround: ground ?? null };
}

function moved(task: Task, event: EventOf<"TaskMoved">, changedAt: Timestamp): Task {
  const interrupted = event.to === "blocked" || event.to === "escalated";
  return {
    ...task,
    changedAt,
    state: event.to,
    resumeTo: resumption(task, event.to),
    entry: task.entry + 1,
    enteredAt: event.at,
    enteredOn: event.on,
    enteredBy: event.by,
    clock: event.clock,
    blocker: event.to === "blocked" ? task.blocker : null,
    escalation: interrupted ? task.escalation : null,
    breach: null,
    acknowledged: null,
    resolution: event.resolution ?? null,
    reopenedAt: event.from === "completed" ? event.at : task.reopenedAt,
    bypassed: event.bypassed ?? (event.to === "completed" && task.bypassed),
  };
}

function refused(task: Task, event: EventOf<"CommandRefused">, changedAt: Timestamp): Task {
  const { command, wanted, at, bot: byBot } = event;
  const before = task.refused.slice(1 - rememberedRefusals);
  return { ...task, changedAt, refused: [...before, { command, wanted, at, byBot }] };
}

function resumption(task: Task, to: StateName): WorkingState {
  return to === "blocked" || to === "escalated" ? task.resumeTo : to;
}
