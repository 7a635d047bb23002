import { tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import type { PullRequestId } from "../../domain/ids.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Gathered } from "../gather/gathered.ts";

/** A pull request is never believed by its webhook: what GitHub says now is compared with what is on record. */
export function observationOf(
  gathered: Gathered,
  id: PullRequestId,
  at: Timestamp,
  review: Extract<Hint, { kind: "review" }> | null,
): readonly Command[] {
  const look = gathered.pullRequests.get(id);
  if (look === undefined) return [];
  // The commit that a review was given for is known best from its own webhook.
  const reviewed = review === null ? [] : ([[review.review.id, review.review.commit]] as const);
  return [
    {
      type: "ObservePullRequest",
      at,
      by: tutti,
      cause: null,
      text: "",
      place: null,
      pullRequest: id,
      facts: look.facts,
      reviewedCommits: new Map(reviewed),
    },
  ];
}
