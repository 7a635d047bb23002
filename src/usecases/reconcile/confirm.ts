import type { AccountId, MemberId } from "../../domain/ids.ts";
import { memberByAccount, memberById, ownsAccount } from "../../domain/organization/members.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { PullRequest, Review } from "../../domain/review/schema.ts";
import { readComment } from "../../comment-language/read-comment.ts";
import type { PullRequestLook, StandingComment } from "../../ports/forge-facts.ts";

/** Comments as GitHub shows them now, by id. */
export type StandingComments = ReadonlyMap<string, StandingComment>;

/** The comments that approvals and overrides by command rest on: all are asked for at once. */
export function commentsBehind(pullRequests: readonly PullRequest[]): readonly string[] {
  return pullRequests.flatMap(({ reviews, override }) => [
    ...reviews
      .filter(({ source, decision }) => source === "command" && decision === "approved")
      .map(({ id }) => id),
    ...(override === null || override.comment === null ? [] : [override.comment]),
  ]);
}

/** A pull request as GitHub confirms it now, and the members whose approval was left out for want of rights. */
export type Confirmed = { readonly pullRequest: PullRequest; readonly lapsed: readonly MemberId[] };

/**
 * A pull request with only those approvals that GitHub confirms now: the ledger alone opens nothing. A native review must
 * be there and approve that commit, a command's comment must still say so by the same account, unedited; the head must be GitHub's, and
 * whoever says so must be `entitled` to it.
 */
export function confirmed(
  organization: Organization,
  pullRequest: PullRequest,
  look: Pick<PullRequestLook, "facts">,
  standing: StandingComments,
  entitled: ReadonlySet<AccountId>,
): Confirmed {
  if (look.facts.head.sha !== pullRequest.head.sha) {
    return { pullRequest: { ...pullRequest, reviews: [], override: null }, lapsed: [] };
  }
  const there = pullRequest.reviews.filter(
    (review) => review.decision === "changes-requested" || isThere(review, look, standing),
  );
  const isLapsed = ({ decision, reviewer }: Review): boolean =>
    decision === "approved" && !entitled.has(reviewer);
  const lapsed = there.filter(isLapsed).flatMap((review) => {
    const member = memberByAccount(organization, review.reviewer);
    return member === null ? [] : [member.id];
  });
  return {
    pullRequest: {
      ...pullRequest,
      reviews: there.filter((review) => !isLapsed(review)),
      override: confirmedOverride(organization, pullRequest, standing, entitled),
    },
    lapsed: [...new Set(lapsed)],
  };
}

function isThere(review: Review, look: Pick<PullRequestLook, "facts">, standing: StandingComments): boolean {
  if (review.source === "review") {
    return look.facts.reviews.some(
      ({ id, reviewer, decision, commit }) =>
        id === review.id &&
        reviewer === review.reviewer &&
        decision === "approved" &&
        (commit === review.commit || wasPointedOn(review, look)),
    );
  }
  const comment = standing.get(review.id);
  if (comment === undefined || comment.edited || comment.author !== review.reviewer) return false;
  return readComment(comment.body).some(
    ({ reading }) => reading.ok && reading.value.name === "approve" && reading.value.layer === review.layer,
  );
}

/** GitHub may point a review at a later commit when somebody pushes with force; one of the head is of the head there as well. */
function wasPointedOn({ commit, at }: Review, { facts }: Pick<PullRequestLook, "facts">): boolean {
  const { head, forcePushedAt } = facts;
  return commit !== head.sha && forcePushedAt !== null && forcePushedAt >= at;
}

function confirmedOverride(
  organization: Organization,
  { override }: PullRequest,
  standing: StandingComments,
  entitled: ReadonlySet<AccountId>,
): PullRequest["override"] {
  if (override === null || override.comment === null) return null;
  const comment = standing.get(override.comment);
  const lead = memberById(organization, override.by);
  if (comment === undefined || comment.edited || lead === null || !ownsAccount(lead, comment.author))
    return null;
  if (!entitled.has(comment.author)) return null;
  const says = readComment(comment.body).some(
    ({ reading }) => reading.ok && reading.value.name === "override",
  );
  return says ? override : null;
}
