import type { Actor } from "../../domain/actor.ts";
import { instantOfLocalTime } from "../../domain/business-time/instant-of-local-time.ts";
import { TimeZone } from "../../domain/business-time/time-zone.ts";
import type { CommentMoment } from "../../domain/comment-commands/comment-command.ts";
import type { MemberId } from "../../domain/ids.ts";
import { memberById } from "../../domain/organization/members.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { type Timestamp, toTimestamp } from "../../domain/timestamp.ts";

/** The member whose login or id a comment names, whatever the case. */
export function memberNamed(state: OrganizationState, name: string): MemberId | null {
  const wanted = name.toLowerCase();
  const members = state.frame.configuration?.resolved.organization.members ?? [];
  const byLogin = members.find((member) =>
    member.accounts.some(({ login }) => login.toLowerCase() === wanted),
  );
  return byLogin?.id ?? members.find(({ id }) => id === wanted)?.id ?? null;
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
