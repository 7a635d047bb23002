import { memberById, ownsAccount } from "../../domain/organization/members.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { PullRequest, Review } from "../../domain/review/schema.ts";
import { readComment } from "../../comment-language/read-comment.ts";
import type { PullRequestLook } from "../../ports/forge-facts.ts";
import type { Forge } from "../../ports/forge.ts";

/**
 * A pull request with only those approvals that GitHub confirms now: the ledger alone opens nothing. A native review must
 * be there and approve, a command's comment must still say so by the same account, unedited; the head must be GitHub's.
 */
export async function confirmed(
  forge: Forge,
  organization: Organization,
  pullRequest: PullRequest,
  look: PullRequestLook,
): Promise<PullRequest> {
  if (look.facts.head.sha !== pullRequest.head.sha) return { ...pullRequest, reviews: [], override: null };
  const reviews: Review[] = [];
  for (const review of pullRequest.reviews) {
    if (review.decision === "changes-requested" || (await isThere(forge, review, look))) reviews.push(review);
  }
  return { ...pullRequest, reviews, override: await confirmedOverride(forge, organization, pullRequest) };
}

async function isThere(forge: Forge, review: Review, look: PullRequestLook): Promise<boolean> {
  if (review.source === "review") {
    return look.facts.reviews.some(
      ({ id, reviewer, decision }) =>
        id === review.id && reviewer === review.reviewer && decision === "approved",
    );
  }
  const comment = await forge.comment(review.id);
  if (comment === null || comment.edited || comment.author !== review.reviewer) return false;
  return readComment(comment.body).some(
    ({ reading }) => reading.ok && reading.value.name === "approve" && reading.value.layer === review.layer,
  );
}

async function confirmedOverride(
  forge: Forge,
  organization: Organization,
  { override }: PullRequest,
): Promise<PullRequest["override"]> {
  if (override === null || override.comment === null) return null;
  const comment = await forge.comment(override.comment);
  const lead = memberById(organization, override.by);
  if (comment === null || comment.edited || lead === null || !ownsAccount(lead, comment.author)) return null;
  const says = readComment(comment.body).some(
    ({ reading }) => reading.ok && reading.value.name === "override",
  );
  return says ? override : null;
}
