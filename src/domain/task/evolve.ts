import type { Event, EventOf } from "../events.ts";
import type { TaskId } from "../ids.ts";
import type { Timestamp } from "../timestamp.ts";
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
    clock: null,
    pause: null,
    resolution: null,
    pullRequests: [],
    rework: 0,
    closedAt: event.issueOpen ? null : event.at,
    reopenedAt: null,
    bypassed: false,
    defects: 0,
    refused: [],
  };
}

/** What a task is after an event of its own. Total; the event is taken as it is. */
export function evolveTask(task: Task, event: TaskEvent): Task {
  const evolved = change(task, event);
  return event.at > evolved.changedAt ? { ...evolved, changedAt: event.at } : evolved;
}

function change(task: Task, event: TaskEvent): Task {
  switch (event.type) {
    case "TaskOpened":
      return task;
    case "TaskTracked":
      return { ...task, tracked: event.tracked };
    case "TaskDescribed":
      return { ...task, title: event.title, kind: event.kind, criteria: event.criteria };
    case "TaskRelocated":
      return { ...task, repository: event.repository, number: event.number };
    case "TaskDeleted":
      return { ...task, tracked: false, clock: null };
    case "TaskParented":
      return { ...task, parent: event.parent };
    case "TaskRouted":
      return {
        ...task,
        tier: event.tier,
        tierReasons: event.reasons,
        domains: event.domains,
        priority: event.priority ?? task.priority,
      };
    case "TierOverridden":
      return { ...task, tier: event.tier, tierReasons: [event.reason] };
    case "TaskPrioritized":
      return { ...task, priority: event.priority };
    case "TaskDomainsChanged":
      return { ...task, domains: event.domains };
    case "TaskEstimated":
      return { ...task, estimateHours: event.hours };
    case "TaskAssigned":
      return {
        ...withoutAssignee(task, event.at),
        assignee: event.assignee,
        assignedBy: event.by,
        accepted: event.accepted,
      };
    case "AssignmentAccepted":
      return { ...task, accepted: true };
    case "AssignmentDeclined":
      return {
        ...withoutAssignee(task, event.at),
        declinedBy: [...task.declinedBy.filter((member) => member !== event.member), event.member],
      };
    case "TaskUnassigned":
      return withoutAssignee(task, event.at);
    case "TaskBlocked":
      return { ...task, blocker: event.blocker };
    case "TaskEscalated":
      return {
        ...task,
        escalation: { to: event.to, level: event.level, reason: event.reason, at: event.at },
      };
    case "TaskMoved":
      return moved(task, event);
    case "IssueClosed":
      return { ...task, closedAt: event.at };
    case "IssueReopened":
      return { ...task, closedAt: null };
    case "DeadlineWarned":
      return task.clock === null ? task : { ...task, clock: { ...task.clock, warned: true } };
    case "DeadlineBreached":
      return task.clock === null
        ? task
        : { ...task, clock: { ...task.clock, warned: true, level: event.level } };
    case "ClockSet":
      return { ...task, clock: event.clock };
    case "EscalationAcknowledged":
      return task;
    case "TaskPaused":
      return { ...task, pause: { until: event.until, at: event.at } };
    case "TaskResumed":
      return { ...task, pause: null };
    case "DefectFound":
      return { ...task, defects: task.defects + 1 };
    case "PullRequestLinked":
      return task.pullRequests.includes(event.pullRequest)
        ? task
        : { ...task, pullRequests: [...task.pullRequests, event.pullRequest] };
    case "PullRequestUnlinked":
      return { ...task, pullRequests: task.pullRequests.filter((id) => id !== event.pullRequest) };
    case "ReworkRequested":
      return { ...task, rework: task.rework + 1 };
    case "CommandRefused":
      return {
        ...task,
        refused: [
          ...task.refused.slice(1 - rememberedRefusals),
          { command: event.command, wanted: event.wanted, at: event.at, byBot: event.bot },
        ],
      };
    default:
      return event satisfies never;
  }
}

function withoutAssignee(task: Task, at: Timestamp): Task {
  const formerAssignee = task.assignee === null ? task.formerAssignee : { member: task.assignee, until: at };
  return { ...task, assignee: null, assignedBy: null, accepted: false, assignmentAt: at, formerAssignee };
}

function moved(task: Task, event: EventOf<"TaskMoved">): Task {
  const interrupted = event.to === "blocked" || event.to === "escalated";
  return {
    ...task,
    state: event.to,
    resumeTo: resumption(task, event.to),
    entry: task.entry + 1,
    enteredAt: event.at,
    enteredOn: event.on,
    clock: event.clock,
    blocker: event.to === "blocked" ? task.blocker : null,
    escalation: interrupted ? task.escalation : null,
    resolution: event.resolution ?? null,
    reopenedAt: event.from === "completed" ? event.at : task.reopenedAt,
    bypassed: event.bypassed ?? (event.to === "completed" && task.bypassed),
  };
}

function resumption(task: Task, to: StateName): WorkingState {
  return to === "blocked" || to === "escalated" ? task.resumeTo : to;
}
