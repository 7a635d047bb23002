import type { Event, EventOf } from "../../domain/events.ts";
import type { DomainId, MemberId } from "../../domain/ids.ts";
import type { Clock, TaskKind } from "../../domain/task/schema.ts";
import { enteredOnText } from "../entered-on-text.ts";
import { moment } from "../moment.ts";
import { listOf, named } from "../names.ts";
import { safeText } from "../safe-text.ts";
import { stateTitle } from "../state-title.ts";
import { blockedText } from "../waiting-text.ts";

type AboutTask = EventOf<
  | Extract<Event["type"], `Task${string}`>
  | "TierOverridden"
  | "AssignmentAccepted"
  | "AssignmentDeclined"
  | "IssueClosed"
  | "IssueReopened"
  | "DeadlineWarned"
  | "DeadlineBreached"
  | "ClockSet"
  | "EscalationAcknowledged"
  | "DefectFound"
  | "ReworkRequested"
>;

/** What happened to a task. */
export function taskEventText(event: AboutTask): string {
  switch (event.type) {
    case "TaskOpened":
      return `Taken up as ${kinds[event.kind]}: “${safeText(event.title)}”`;
    case "TaskTracked":
      return event.tracked ? "Is a task again" : "Is no task any more";
    case "TaskDescribed":
      return `Described as “${safeText(event.title)}”, ${kinds[event.kind]}${ticked(event.criteria)}`;
    case "TaskRelocated":
      return `Goes on as issue ${event.number} of another repository`;
    case "TaskTransferred":
      return `Goes on as issue ${event.number}, since its issue was transferred`;
    case "TaskTransferredAway":
      return "Is no task of this team any more, since its issue was transferred away";
    case "TaskDeleted":
      return "Is gone, since its issue was deleted";
    case "TaskParented":
      return event.parent === null ? "Is a sub-issue no longer" : "Is a sub-issue of another task";
    case "TaskRouted":
      return `Routed to tier ${event.tier}${domainsText(", for", event.domains)}${because(event.reasons)}`;
    case "TierOverridden":
      return `Tier set to ${event.tier}: ${safeText(event.reason)}`;
    case "TaskPrioritized":
      return event.priority === null ? "Put into the backlog" : `Priority set to ${event.priority}`;
    case "TaskDomainsChanged":
      return event.domains.length === 0
        ? "Belongs to no domain"
        : `Belongs ${domainsText("to", event.domains)}`;
    case "TaskEstimated":
      return `Estimated at ${event.hours} h`;
    case "TaskAssigned":
      return `Assigned to ${named(event.assignee)}${event.accepted ? "" : ", who has not accepted yet"}`;
    case "AssignmentAccepted":
      return "Accepted by its assignee";
    case "AssignmentDeclined":
      return `Declined by ${named(event.member)}: ${safeText(event.reason)}`;
    case "TaskUnassigned":
      return "Assigned to nobody";
    case "TaskBlocked":
      return blockedText(event.blocker);
    case "TaskEscalated":
      return `Escalated${toWhom(event.to)}: ${safeText(event.reason)}`;
    case "TaskMoved":
      return movedText(event);
    case "IssueClosed":
      return "Its issue is closed";
    case "IssueReopened":
      return "Its issue is open again";
    case "DeadlineWarned":
      return "Its deadline is near";
    case "DeadlineBreached":
      return `Its deadline has passed: ${event.to === null ? "nobody above is named" : `escalated to ${named(event.to)}`}`;
    case "ClockSet":
      return deadlineText(event.clock);
    case "EscalationAcknowledged":
      return "Its escalation was answered";
    case "TaskPaused":
      return `Paused${event.until === null ? "" : ` until ${moment(event.until)}`}`;
    case "TaskResumed":
      return "Goes on after its pause";
    case "DefectFound":
      return event.reason === "reverted"
        ? "Its work was reverted: that counts as a defect"
        : `Counts as a defect: ${safeText(event.reason)}`;
    case "ReworkRequested":
      return "Changes were asked for";
    default:
      return event satisfies never;
  }
}

const kinds = {
  instruction: "an instruction",
  strategic: "a strategic task",
  tactical: "a tactical task",
} as const satisfies Record<TaskKind, string>;

function ticked({ total, ticked: done }: EventOf<"TaskDescribed">["criteria"]): string {
  return total === 0 ? "" : `, with ${done} of ${total} criteria ticked`;
}

function domainsText(word: string, domains: readonly DomainId[]): string {
  return domains.length === 0 ? "" : `${word} ${listOf(domains.map((domain) => `\`${domain}\``))}`;
}

function because(reasons: readonly string[]): string {
  return reasons.length === 0 ? "" : `. ${reasons.map(safeText).join(" ")}`;
}

function toWhom(to: MemberId | null): string {
  return to === null ? ", and nobody above is named" : ` to ${named(to)}`;
}

function movedText({ from, to, on, forced, resolution, bypassed }: EventOf<"TaskMoved">): string {
  const how = resolution === undefined || resolution === "done" ? "" : ` (${resolution.replace("-", " ")})`;
  const asides = [
    ...(forced === true ? ["by force"] : []),
    ...(bypassed === true ? ["although the gate was not green"] : []),
  ];
  return [
    `${from === to ? `Entered ${stateTitle(to)} anew` : `Moved from ${stateTitle(from)} to ${stateTitle(to)}`}${how}`,
    ...asides,
    `because ${enteredOnText(on)}`,
  ].join(", ");
}

function deadlineText(clock: Clock | null): string {
  const next = clock?.breachAt[clock.level];
  return next === undefined ? "Has no deadline" : `Is due ${moment(next)}`;
}
