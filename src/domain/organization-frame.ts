import type { Configuration } from "./configuration.ts";
import type { Event } from "./events.ts";
import type { CommitSha, MemberId, RepositoryId } from "./ids.ts";
import type { Timestamp } from "./timestamp.ts";

/** A pause of the organisation or of a member; `until` null is until somebody resumes it. */
type OpenPause = { readonly at: Timestamp; readonly until: Timestamp | null };

/** What is in force for the whole organisation. */
export type OrganizationFrame = {
  readonly home: { readonly repository: RepositoryId; readonly installation: number | null } | null;
  readonly configuration: { readonly digest: string; readonly resolved: Configuration } | null;
  /** The newest configuration that was refused; the one in force stays. */
  readonly rejected: { readonly commit: CommitSha; readonly problems: readonly string[] } | null;
  readonly pause: OpenPause | null;
  readonly pausedMembers: ReadonlyMap<MemberId, OpenPause>;
  readonly writer: "app" | "action" | null;
  /** How far each repository was swept. */
  readonly cursors: ReadonlyMap<RepositoryId, Timestamp>;
  readonly quarantined: readonly number[];
};

export const emptyFrame: OrganizationFrame = {
  home: null,
  configuration: null,
  rejected: null,
  pause: null,
  pausedMembers: new Map(),
  writer: null,
  cursors: new Map(),
  quarantined: [],
};

/** Whether Tutti writes nothing but the gate, by an order or by the configuration. */
export function isPaused({ pause, configuration }: OrganizationFrame): boolean {
  return pause !== null || configuration?.resolved.organization.paused === true;
}

const frameEventTypes = [
  "LedgerOpened",
  "ConfigurationAccepted",
  "ConfigurationRejected",
  "OrganizationPaused",
  "OrganizationResumed",
  "MemberPaused",
  "MemberResumed",
  "WriterClaimed",
  "SweepCompleted",
  "SegmentQuarantined",
] as const;

export type FrameEvent = Extract<Event, { type: (typeof frameEventTypes)[number] }>;

export function evolveFrame(frame: OrganizationFrame, event: FrameEvent): OrganizationFrame {
  switch (event.type) {
    case "LedgerOpened":
      return { ...frame, home: { repository: event.home, installation: event.installation } };
    case "ConfigurationAccepted":
      return {
        ...frame,
        configuration: { digest: event.digest, resolved: event.resolved },
        rejected: null,
      };
    case "ConfigurationRejected":
      return { ...frame, rejected: { commit: event.commit, problems: event.problems } };
    case "OrganizationPaused":
      return { ...frame, pause: { at: event.at, until: event.until } };
    case "OrganizationResumed":
      return { ...frame, pause: null };
    case "MemberPaused":
      return {
        ...frame,
        pausedMembers: new Map(frame.pausedMembers).set(event.member, { at: event.at, until: event.until }),
      };
    case "MemberResumed": {
      const pausedMembers = new Map(frame.pausedMembers);
      pausedMembers.delete(event.member);
      return { ...frame, pausedMembers };
    }
    case "WriterClaimed":
      return { ...frame, writer: event.writer };
    case "SweepCompleted":
      return { ...frame, cursors: new Map(frame.cursors).set(event.repository, event.cursor) };
    case "SegmentQuarantined":
      return { ...frame, quarantined: [...frame.quarantined, event.segment] };
    default:
      return event satisfies never;
  }
}
