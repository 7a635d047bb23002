import { subjectOf } from "../../domain/command-subject.ts";
import type { Command } from "../../domain/commands.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { type Timestamp, toInstant } from "../../domain/timestamp.ts";
import type { CommentHint } from "./comment-subject.ts";
import { subjectsOfCauses } from "./ran-on.ts";

/** A comment that nobody touched for this much longer than the cursor never runs. */
const commentsRunFor = 7 * 24 * 60 * 60_000;

/** Whether a comment was left as it is since long before a sweep's cursor: whatever brings it, it comes too late. */
export function isLeftTooLong(updatedAt: Timestamp, cursor: Timestamp | null): boolean {
  return cursor !== null && toInstant(updatedAt) < toInstant(cursor) - commentsRunFor;
}

/** Whether a comment is of a time of which it is forgotten what ran, so that nobody can tell whether this did. */
export function isOfForgottenTime(
  state: OrganizationState,
  { repository, subject, comment }: CommentHint,
  command: Command,
): boolean {
  const subjects = [subjectOf(command), ...subjectsOfCauses(state, repository.id, subject)];
  return subjects.some((each) => state.hasForgotten(each, comment.createdAt));
}
