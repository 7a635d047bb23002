import { issueHtmlUrl } from "../../representation/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import type { Review, ReviewComment, ReviewThread } from "../../state/pull-request.ts";
import { connection } from "../connection.ts";
import type { Field, FieldValue, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { authoredFields } from "./authored.ts";
import { commitAt } from "./git-lookup.ts";
import { reactableFields } from "./reaction.ts";

export function reviewObject(scope: Scope, review: Review): GraphObject {
  const { state } = scope.view;
  return {
    __typename: "PullRequestReview",
    ...authoredFields(scope, review, null),
    ...placed(scope, review.pullRequestId, `pullrequestreview-${String(review.id)}`),
    id: nodeId("PullRequestReview", review.repositoryId, review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    submittedAt: review.submittedAt,
    publishedAt: review.submittedAt,
    commit: () => commitAt(scope, review.repositoryId, review.commitSha),
    comments: commentList(scope, () => state.reviewComments.by("review", review.id)),
  };
}

export function reviewThreadObject(scope: Scope, thread: ReviewThread): GraphObject {
  const { state } = scope.view;
  const { resolvedById } = thread;
  return {
    __typename: "PullRequestReviewThread",
    id: nodeId("PullRequestReviewThread", thread.repositoryId, thread.id),
    path: thread.path,
    line: thread.isOutdated ? null : thread.line,
    originalLine: thread.line,
    diffSide: thread.side,
    isOutdated: thread.isOutdated,
    isResolved: resolvedById !== null,
    isCollapsed: resolvedById !== null,
    subjectType: thread.line === null ? "FILE" : "LINE",
    resolvedBy: () => {
      const account = resolvedById === null ? null : state.accounts.at(resolvedById);
      return account?.kind === "user" ? scope.objects.account(account) : null;
    },
    pullRequest: () => scope.objects.pullRequest(state.pullRequests.at(thread.pullRequestId)),
    repository: () => scope.objects.repository(state.repositories.at(thread.repositoryId)),
    comments: commentList(scope, () => state.reviewComments.by("thread", thread.id)),
  };
}

export function reviewCommentObject(scope: Scope, comment: ReviewComment): GraphObject {
  const { state } = scope.view;
  const thread = state.reviewThreads.at(comment.threadId);
  const review = state.reviews.at(comment.reviewId);
  const { inReplyToId } = comment;
  return {
    __typename: "PullRequestReviewComment",
    ...authoredFields(scope, comment, null),
    ...reactableFields(scope, { kind: "review-comment", id: comment.id }),
    ...placed(scope, comment.pullRequestId, `discussion_r${String(comment.id)}`),
    id: nodeId("PullRequestReviewComment", comment.repositoryId, comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    path: thread.path,
    line: thread.isOutdated ? null : thread.line,
    originalLine: thread.line,
    outdated: thread.isOutdated,
    diffHunk: comment.diffHunk,
    draftedAt: comment.createdAt,
    subjectType: thread.line === null ? "FILE" : "LINE",
    state: review.state === "PENDING" ? "PENDING" : "SUBMITTED",
    pullRequestReview: () => scope.objects.review(review),
    // What it answers may have been deleted since.
    replyTo: () => {
      const answered = inReplyToId === null ? undefined : state.reviewComments.find(inReplyToId);
      return answered === undefined ? null : scope.objects.reviewComment(answered);
    },
    commit: () => commitAt(scope, comment.repositoryId, comment.commitSha),
    originalCommit: () => commitAt(scope, comment.repositoryId, comment.originalCommitSha),
  };
}

function commentList(scope: Scope, rows: () => readonly ReviewComment[]): Field {
  return (args, field) =>
    connection(
      {
        type: "PullRequestReviewCommentConnection",
        rows: rows(),
        key: ({ id }) => [id],
        show: (comment) => scope.objects.reviewComment(comment),
      },
      args,
      field,
    );
}

function placed(
  scope: Scope,
  pullRequestId: number,
  anchor: string,
): { readonly [field: string]: FieldValue } {
  const { state, urls } = scope.view;
  const pull = state.pullRequests.at(pullRequestId);
  const url = `${issueHtmlUrl(scope.view, state.issues.at(pull.issueId))}#${anchor}`;
  return {
    url,
    resourcePath: url.slice(urls.origin.length),
    pullRequest: () => scope.objects.pullRequest(pull),
  };
}
