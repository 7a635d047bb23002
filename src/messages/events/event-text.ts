import type { Event, EventOf } from "../../domain/events.ts";
import { refusalText } from "../refusal-text.ts";
import { safeCode } from "../safe-text.ts";
import { truncate } from "../truncate.ts";
import { organizationEventText } from "./organization-event-text.ts";
import { pullRequestEventText } from "./pull-request-event-text.ts";
import { taskEventText } from "./task-event-text.ts";

/** An event as people read it, in a line of Markdown; who made it happen, when and where, is told beside it. */
export function eventText(event: Event): string {
  switch (event.type) {
    case "CommandAccepted":
      return `${quoted(event)} was carried out`;
    case "CommandRefused":
      return `${quoted(event)} was refused: ${refusalText(event)}`;
    case "PullRequestOpened":
    case "PullRequestLinked":
    case "PullRequestUnlinked":
    case "HeadPushed":
    case "PullRequestChanged":
    case "ReviewRequested":
    case "ReviewersChanged":
    case "ReviewRecorded":
    case "ReviewWithdrawn":
    case "ChecksReported":
    case "GateOverridden":
      return pullRequestEventText(event);
    case "LedgerOpened":
    case "ConfigurationAccepted":
    case "ConfigurationRejected":
    case "OrganizationPaused":
    case "OrganizationResumed":
    case "MemberPaused":
    case "MemberResumed":
    case "WriterClaimed":
    case "SweepCompleted":
    case "SegmentQuarantined":
      return organizationEventText(event);
    default:
      return taskEventText(event);
  }
}

/** Of what somebody wrote, as much as tells which line it was. */
const longestQuote = 80;

function quoted({ text, command }: EventOf<"CommandAccepted" | "CommandRefused">): string {
  return text === "" ? safeCode(command) : safeCode(truncate(text, longestQuote));
}
