import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Review, ReviewComment, ReviewThread } from "../state/pull-request.ts";
import { refuseLongBody } from "./body-limit.ts";

export type NewReviewComment = {
  readonly path: string;
  /** `null`: about the whole file. */
  readonly line: number | null;
  readonly side: "LEFT" | "RIGHT";
  readonly body: string;
};

/** Publishes nothing: the review does when it is submitted. */
export function startThread(
  github: GitHub,
  actor: Actor,
  review: Review,
  input: NewReviewComment,
): ReviewComment {
  const { reviewThreads } = github.state;
  const thread = reviewThreads.insert({
    id: reviewThreads.nextId(),
    repositoryId: review.repositoryId,
    pullRequestId: review.pullRequestId,
    path: input.path,
    line: input.line,
    side: input.side,
    isOutdated: false,
    resolvedById: null,
  });
  return insertComment(github, actor, review, thread, input.body, null);
}

/** A reply makes a review of its own, which only comments. */
export function replyToThread(github: GitHub, actor: Actor, threadId: number, body: string): ReviewComment {
  const { reviews, reviewThreads, reviewComments, pullRequests } = github.state;
  const thread = reviewThreads.at(threadId);
  const now = github.clock.timestamp();
  const review = reviews.insert({
    id: reviews.nextId(),
    repositoryId: thread.repositoryId,
    pullRequestId: thread.pullRequestId,
    state: "COMMENTED",
    body: "",
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    commitSha: pullRequests.at(thread.pullRequestId).headSha,
    createdAt: now,
    updatedAt: now,
    submittedAt: now,
  });
  const first = reviewComments.firstBy("thread", threadId);
  const comment = insertComment(github, actor, review, thread, body, first?.id ?? null);
  github.publish({ event: "pull_request_review_comment", action: "created", commentId: comment.id }, actor);
  return comment;
}

/** An edit that changes nothing is no event. */
export function editReviewComment(
  github: GitHub,
  actor: Actor,
  commentId: number,
  body: string,
): ReviewComment {
  refuseLongBody("PullRequestReviewComment", body);
  const { reviewComments } = github.state;
  const before = reviewComments.at(commentId);
  if (before.body === body) return before;
  const after = reviewComments.update(commentId, { body, updatedAt: github.clock.timestamp() });
  if (!isPending(github, before)) {
    const changes = { body: { from: before.body } };
    github.publish({ event: "pull_request_review_comment", action: "edited", commentId, changes }, actor);
  }
  return after;
}

/** With its last comment a thread goes as well. */
export function deleteReviewComment(github: GitHub, actor: Actor, commentId: number): void {
  const { reviewComments, reviewThreads } = github.state;
  const comment = reviewComments.at(commentId);
  if (!isPending(github, comment)) {
    github.publish({ event: "pull_request_review_comment", action: "deleted", commentId }, actor);
  }
  reviewComments.remove(commentId);
  if (reviewComments.firstBy("thread", comment.threadId) === undefined)
    reviewThreads.remove(comment.threadId);
}

/** Nobody but its author knows of a review before it is submitted. */
function isPending({ state }: GitHub, { reviewId }: ReviewComment): boolean {
  return state.reviews.at(reviewId).state === "PENDING";
}

export function resolveThread(github: GitHub, actor: Actor, threadId: number): ReviewThread {
  const thread = github.state.reviewThreads.update(threadId, { resolvedById: actor.accountId });
  github.publish({ event: "pull_request_review_thread", action: "resolved", threadId }, actor);
  return thread;
}

export function unresolveThread(github: GitHub, actor: Actor, threadId: number): ReviewThread {
  const thread = github.state.reviewThreads.update(threadId, { resolvedById: null });
  github.publish({ event: "pull_request_review_thread", action: "unresolved", threadId }, actor);
  return thread;
}

function insertComment(
  github: GitHub,
  actor: Actor,
  review: Review,
  thread: ReviewThread,
  body: string,
  inReplyToId: number | null,
): ReviewComment {
  refuseLongBody("PullRequestReviewComment", body);
  const { reviewComments } = github.state;
  const now = github.clock.timestamp();
  return reviewComments.insert({
    id: reviewComments.nextId(),
    repositoryId: review.repositoryId,
    pullRequestId: review.pullRequestId,
    reviewId: review.id,
    threadId: thread.id,
    inReplyToId,
    body,
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    commitSha: review.commitSha,
    originalCommitSha: review.commitSha,
    diffHunk: thread.line === null ? "" : `@@ -${String(thread.line)} +${String(thread.line)} @@`,
    createdAt: now,
    updatedAt: now,
  });
}
