import type { Actor } from "../../domain/actor.ts";
import { instantOfLocalTime } from "../../domain/business-time/instant-of-local-time.ts";
import { TimeZone } from "../../domain/business-time/time-zone.ts";
import type { CommentMoment } from "../../domain/comment-commands/comment-command.ts";
import type { MemberId } from "../../domain/ids.ts";
import { type MemberNames, memberCalled } from "../../domain/organization/member-names.ts";
import { memberById } from "../../domain/organization/members.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { type Timestamp, toTimestamp } from "../../domain/timestamp.ts";

/** The member whose login or id a comment names. */
export function memberNamed(state: OrganizationState, names: MemberNames, name: string): MemberId | null {
  return memberCalled(names, state.frame.configuration?.resolved.organization.members ?? [], name);
}

/** A time in a comment; one without a zone is meant where its author works. */
export function momentOf(state: OrganizationState, by: Actor, moment: CommentMoment): Timestamp {
  if (moment.kind === "instant") return toTimestamp(moment.at);
  const organization = state.frame.configuration?.resolved.organization;
  const id = by.kind === "account" ? by.member : null;
  const member = organization === undefined || id === null ? null : memberById(organization, id);
  const zone = member?.calendar.timeZone ?? TimeZone.parse("UTC");
  return toTimestamp(instantOfLocalTime(zone, moment.date, moment.time));
}
