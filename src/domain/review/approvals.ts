import type { PullRequest, Review } from "./schema.ts";

/**
 * Whether a review is about what would be merged now: given for this very head, or for one with the same changes.
 * A head whose diff could not be had has no changes that could be the same.
 */
function isCurrent(pullRequest: PullRequest, review: Review): boolean {
  if (review.commit === pullRequest.head.sha) return true;
  const reviewed = pullRequest.earlierHeads.find((head) => head.sha === review.commit);
  return reviewed !== undefined && reviewed.patch !== null && reviewed.patch === pullRequest.head.patch;
}

/** Each reviewer's newest word, per layer that a command named; a native review speaks for all layers its author may fill. */
export function standingReviews(pullRequest: PullRequest): readonly Review[] {
  const newest = new Map<string, Review>();
  for (const review of pullRequest.reviews) {
    const key = `${review.reviewer} ${review.layer ?? "any"}`;
    const known = newest.get(key);
    if (known === undefined || review.at >= known.at) newest.set(key, review);
  }
  return [...newest.values()].filter((review) => !isSuperseded(review, newest));
}

/** A later word for all layers ends an earlier one for a single layer. */
function isSuperseded(review: Review, newest: ReadonlyMap<string, Review>): boolean {
  if (review.layer === null) return false;
  const general = newest.get(`${review.reviewer} any`);
  return general !== undefined && general.at > review.at;
}

/** Approvals that count for the present head. */
export function countingApprovals(pullRequest: PullRequest): readonly Review[] {
  return standingReviews(pullRequest).filter(
    (review) => review.decision === "approved" && isCurrent(pullRequest, review),
  );
}

/** Approvals that would count but for a later push. */
export function staleApprovals(pullRequest: PullRequest): readonly Review[] {
  return standingReviews(pullRequest).filter(
    (review) => review.decision === "approved" && !isCurrent(pullRequest, review),
  );
}

/** Change requests stand until their author approves, withdraws them, or somebody dismisses them. */
export function standingChangeRequests(pullRequest: PullRequest): readonly Review[] {
  return standingReviews(pullRequest).filter((review) => review.decision === "changes-requested");
}
