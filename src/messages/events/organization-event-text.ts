import type { EventOf } from "../../domain/events.ts";
import { moment } from "../moment.ts";
import { named } from "../names.ts";
import { safeText } from "../safe-text.ts";

type AboutTeam = EventOf<
  | "LedgerOpened"
  | "ConfigurationAccepted"
  | "ConfigurationRejected"
  | "OrganizationPaused"
  | "OrganizationResumed"
  | "MemberPaused"
  | "MemberResumed"
  | "WriterClaimed"
  | "SweepCompleted"
  | "SegmentQuarantined"
>;

/** What happened to the team as a whole. */
export function organizationEventText(event: AboutTeam): string {
  switch (event.type) {
    case "LedgerOpened":
      return "The ledger begins";
    case "ConfigurationAccepted":
      return `The configuration${ofCommit(event.commit)} is in force`;
    case "ConfigurationRejected":
      return `The configuration${ofCommit(event.commit)} was not accepted: ${problemList(event.problems)}`;
    case "OrganizationPaused":
      return `The organisation is paused${event.until === null ? "" : ` until ${moment(event.until)}`}`;
    case "OrganizationResumed":
      return "The organisation goes on after its pause";
    case "MemberPaused":
      return `${named(event.member)} is away${event.until === null ? "" : ` until ${moment(event.until)}`}`;
    case "MemberResumed":
      return `${named(event.member)} is back`;
    case "WriterClaimed":
      return `The ${event.writer === "app" ? "App" : "Action"} is the writer`;
    case "SweepCompleted":
      return `All until ${moment(event.cursor)} was looked at`;
    case "SegmentQuarantined":
      return `Segment ${event.segment} was set aside: ${safeText(event.what)}`;
    default:
      return event satisfies never;
  }
}

/** Sentences, where an earlier Tutti wrote them. */
function problemList(problems: readonly string[]): string {
  return problems.map((problem) => safeText(problem.replace(/\.$/, ""))).join("; ");
}

function ofCommit(commit: string | null): string {
  return commit === null ? "" : ` of commit \`${commit.slice(0, 7)}\``;
}
