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

/**
 * Whether a command that is not on record may run from this comment: one of a time of which it is forgotten what ran may have run
 * then. `forgotten` where nobody touched it since: it is brought again, and asks for nothing.
 */
export function ageOf(
  state: OrganizationState,
  { repository, subject, comment }: CommentHint,
  command: Command,
): "young" | "too-old" | "forgotten" {
  const subjects = [subjectOf(command), ...subjectsOfCauses(state, repository.id, subject)];
  const isForgotten = (at: Timestamp): boolean => subjects.some((each) => state.hasForgotten(each, at));
  if (isForgotten(comment.updatedAt)) return "forgotten";
  const cursor = state.frame.cursors.get(repository.id) ?? null;
  return isForgotten(comment.createdAt) || isLeftTooLong(comment.updatedAt, cursor) ? "too-old" : "young";
}
