import type { PullRequest } from "../../domain/review/schema.ts";
import type { StandingComment, Unreadable } from "../../ports/forge-facts.ts";
import { Unanswered, whyUnanswered } from "../gather/unanswered.ts";
import { type StandingComments, commentsBehind } from "./confirm.ts";

/**
 * Of comments that were asked for, those that the word given for a pull request rests on.
 * @throws Unanswered where GitHub does not answer for one of them: no gate opens on it
 */
export function standingBehind(
  pullRequest: PullRequest,
  comments: ReadonlyMap<string, StandingComment | Unreadable>,
): StandingComments {
  const standing = new Map<string, StandingComment>();
  for (const id of commentsBehind([pullRequest])) {
    const comment = comments.get(id);
    if (comment === undefined) continue;
    if ("unreadable" in comment) {
      throw new Unanswered(whyUnanswered(`comment ${id} on pull request #${pullRequest.number}`, comment));
    }
    standing.set(id, comment);
  }
  return standing;
}
