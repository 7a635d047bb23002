import type { Actor } from "../state/actor.ts";
import type { Oid } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import type { PullRequest, Review } from "../state/pull-request.ts";
import { Refusal } from "../state/refusal.ts";
import { refuseLongBody } from "./body-limit.ts";
import { recordEvent, touchIssue } from "./record-event.ts";
import { deleteReviewComment, startThread, type NewReviewComment } from "./review-comments.ts";

export type ReviewVerdict = "APPROVE" | "REQUEST_CHANGES" | "COMMENT";

export type NewReview = {
  readonly pullId: number;
  /** `null` leaves it pending. */
  readonly verdict: ReviewVerdict | null;
  readonly body: string;
  /** The head when left out. */
  readonly commitSha?: Oid;
  readonly comments: readonly NewReviewComment[];
};

const states = { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" } as const;

export function createReview(github: GitHub, actor: Actor, input: NewReview): Review {
  const { reviews, pullRequests } = github.state;
  const pull = pullRequests.at(input.pullId);
  refuseLongBody("PullRequestReview", input.body);
  if (input.verdict !== null) {
    refuseUnfit(github, actor, pull, input.verdict, input.body, input.comments.length > 0);
  }
  const hasPending = reviews
    .by("pullRequest", pull.id)
    .some((review) => review.state === "PENDING" && review.authorId === actor.accountId);
  if (hasPending) throw new Refusal(422, "User can only have one pending review per pull request");
  const now = github.clock.timestamp();
  const review = reviews.insert({
    id: reviews.nextId(),
    repositoryId: pull.repositoryId,
    pullRequestId: pull.id,
    state: "PENDING",
    body: input.body,
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    commitSha: input.commitSha ?? pull.headSha,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
  });
  for (const comment of input.comments) startThread(github, actor, review, comment);
  return input.verdict === null ? review : publishReview(github, actor, review.id, input.verdict);
}

/** Submits what was pending. */
export function submitReview(
  github: GitHub,
  actor: Actor,
  reviewId: number,
  verdict: ReviewVerdict,
  body: string,
): Review {
  const review = github.state.reviews.at(reviewId);
  if (review.state !== "PENDING") throw new Refusal(422, "Can not submit a review that is not pending");
  const pull = github.state.pullRequests.at(review.pullRequestId);
  const text = body === "" ? review.body : body;
  const hasComments = github.state.reviewComments.by("review", reviewId).length > 0;
  refuseUnfit(github, actor, pull, verdict, text, hasComments);
  github.state.reviews.update(reviewId, { body: text });
  return publishReview(github, actor, reviewId, verdict);
}

export function editReview(github: GitHub, actor: Actor, reviewId: number, body: string): Review {
  const before = github.state.reviews.at(reviewId);
  const after = github.state.reviews.update(reviewId, { body, updatedAt: github.clock.timestamp() });
  if (before.state !== "PENDING" && before.body !== body) {
    const changes = { body: { from: before.body } };
    github.publish({ event: "pull_request_review", action: "edited", reviewId, changes }, actor);
  }
  return after;
}

/** Only verdicts can be dismissed. */
export function dismissReview(github: GitHub, actor: Actor, reviewId: number, message: string): Review {
  const before = github.state.reviews.at(reviewId);
  if (before.state !== "APPROVED" && before.state !== "CHANGES_REQUESTED") {
    throw new Refusal(422, `Can not dismiss a ${before.state.toLowerCase()} pull request review`);
  }
  const after = github.state.reviews.update(reviewId, {
    state: "DISMISSED",
    updatedAt: github.clock.timestamp(),
  });
  const issue = touchIssue(github, github.state.pullRequests.at(after.pullRequestId).issueId);
  recordEvent(github, actor, issue, {
    kind: "review_dismissed",
    reviewId,
    message,
    previousState: before.state,
  });
  github.publish({ event: "pull_request_review", action: "dismissed", reviewId }, actor);
  return after;
}

/** What was not submitted goes without a trace, its comments too. */
export function deletePendingReview(github: GitHub, actor: Actor, reviewId: number): void {
  const { reviews, reviewComments } = github.state;
  if (reviews.at(reviewId).state !== "PENDING") {
    throw new Refusal(422, "Can not delete a non-pending pull request review");
  }
  for (const { id } of reviewComments.by("review", reviewId)) deleteReviewComment(github, actor, id);
  reviews.remove(reviewId);
}

function publishReview(github: GitHub, actor: Actor, reviewId: number, verdict: ReviewVerdict): Review {
  const { reviews, pullRequests, reviewComments } = github.state;
  const now = github.clock.timestamp();
  const review = reviews.update(reviewId, { state: states[verdict], submittedAt: now, updatedAt: now });
  const pull = pullRequests.at(review.pullRequestId);
  pullRequests.update(pull.id, {
    requestedReviewerIds: pull.requestedReviewerIds.filter((id) => id !== review.authorId),
  });
  recordEvent(github, actor, touchIssue(github, pull.issueId), { kind: "reviewed", reviewId });
  github.publish({ event: "pull_request_review", action: "submitted", reviewId }, actor);
  for (const { id } of reviewComments.by("review", reviewId)) {
    github.publish({ event: "pull_request_review_comment", action: "created", commentId: id }, actor);
  }
  return review;
}

function refuseUnfit(
  github: GitHub,
  actor: Actor,
  pull: PullRequest,
  verdict: ReviewVerdict,
  body: string,
  hasComments: boolean,
): void {
  const isOwn = github.state.issues.at(pull.issueId).authorId === actor.accountId;
  if (isOwn && verdict === "APPROVE") throw new Refusal(422, "Can not approve your own pull request");
  if (isOwn && verdict === "REQUEST_CHANGES") {
    throw new Refusal(422, "Can not request changes on your own pull request");
  }
  if (verdict !== "APPROVE" && body.trim() === "" && !hasComments) {
    throw new Refusal(422, "Body can not be blank");
  }
}
