import type { Actor } from "../../domain/actor.ts";
import type { Command, CommandPlace } from "../../domain/commands.ts";
import { memberByAccount } from "../../domain/organization/members.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Digest } from "../../ports/digest.ts";
import { blockerNamed } from "../gather/blocker-named.ts";
import type { Gathered } from "../gather/gathered.ts";
import { actorOf } from "./actor-of.ts";
import { commentCause } from "./cause.ts";
import { type CommentHint, reject, subjectOf } from "./comment-subject.ts";
import { planCommandLine } from "./plan-command-line.ts";
import { ranOn } from "./ran-on.ts";
import { lineForRecord } from "./line-for-record.ts";
import { ageOf } from "./too-old.ts";

/** The commands of a comment that did not run yet, in the order of its lines. */
export function planComment(
  state: OrganizationState,
  gathered: Gathered,
  hint: CommentHint,
  digest: Digest,
): readonly Command[] {
  if (!mayOrder(state, gathered, hint)) return [];
  const lines = gathered.commands.get(hint.comment.body) ?? [];
  if (lines.length === 0) return [];
  const by = actorOf(state, gathered, hint.repository.id, hint.comment.author);
  const subject = subjectOf(state, gathered, hint);
  return lines.flatMap((line) => {
    const cause = commentCause(digest, hint.comment.id, line);
    if (ranOn(state, hint.repository.id, hint.subject, cause) !== null) return [];
    const record = lineForRecord(state, gathered.names, line);
    const order = { at: hint.at, by, cause, text: record.text, place: placeOf(hint) };
    if (wasPutInByOther(hint, by)) return [reject(subject, order, "edited-by-other")];
    const number = blockerNamed(hint.repository, line);
    const command =
      number !== null && !isSeen(gathered, hint, number)
        ? reject(subject, order, "no-such-issue", { number })
        : planCommandLine(state, gathered.names, subject, order, record);
    const age = ageOf(state, hint, command);
    if (age === "forgotten") return [];
    return [age === "too-old" ? reject(subject, order, "too-old") : command];
  });
}

function isSeen({ issues }: Gathered, { repository }: CommentHint, number: number): boolean {
  return [...issues.values()].some(
    ({ facts }) => facts.repository === repository.id && facts.number === number,
  );
}

/** People, and an agent's own account; every other bot talks to somebody else. */
function mayOrder(state: OrganizationState, gathered: Gathered, hint: CommentHint): boolean {
  const { author } = hint.comment;
  if (author.id === gathered.self) return false;
  if (author.kind !== "bot") return true;
  const organization = state.frame.configuration?.resolved.organization;
  return organization !== undefined && memberByAccount(organization, author.id) !== null;
}

/** An edit by somebody else can put words into a member's mouth. */
function wasPutInByOther(hint: CommentHint, by: Actor): boolean {
  return hint.edited && by.kind === "account" && hint.sender.id !== by.account;
}

function placeOf({ repository, subject, comment }: CommentHint): CommandPlace {
  return {
    subject: subject.kind === "issue" ? subject.task : (subject.pullRequest ?? ""),
    repository: repository.id,
    number: subject.number,
    comment: comment.id,
  };
}
