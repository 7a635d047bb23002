import { nodeId } from "../state/node-id.ts";
import type { Review, ReviewComment } from "../state/pull-request.ts";
import { showAccount } from "./account.ts";
import { authorAssociation } from "./author-association.ts";
import { showReactions } from "./reaction.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";
import type { View } from "./view.ts";

export function showReview(view: View, review: Review) {
  const { state } = view;
  const repository = state.repositories.at(review.repositoryId);
  const { number } = state.pullRequests.at(review.pullRequestId);
  const html = `${repositoryHtmlUrl(view, repository)}/pull/${String(number)}#pullrequestreview-${String(review.id)}`;
  const pull = `${repositoryUrl(view, repository)}/pulls/${String(number)}`;
  return {
    id: review.id,
    node_id: nodeId("PullRequestReview", review.repositoryId, review.id),
    user: showAccount(view, state.accounts.at(review.authorId)),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    author_association: authorAssociation(state, repository, review.authorId),
    _links: { html: { href: html }, pull_request: { href: pull } },
    commit_id: review.commitSha,
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
  };
}

export function showReviewComment(view: View, comment: ReviewComment) {
  const { state } = view;
  const repository = state.repositories.at(comment.repositoryId);
  const thread = state.reviewThreads.at(comment.threadId);
  const { number } = state.pullRequests.at(comment.pullRequestId);
  const url = `${repositoryUrl(view, repository)}/pulls/comments/${String(comment.id)}`;
  const html = `${repositoryHtmlUrl(view, repository)}/pull/${String(number)}#discussion_r${String(comment.id)}`;
  const pull = `${repositoryUrl(view, repository)}/pulls/${String(number)}`;
  const line = thread.isOutdated ? null : thread.line;
  return {
    url,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId("PullRequestReviewComment", comment.repositoryId, comment.id),
    diff_hunk: comment.diffHunk,
    path: thread.path,
    position: line,
    original_position: thread.line ?? 1,
    line,
    original_line: thread.line ?? 1,
    start_line: null,
    original_start_line: null,
    start_side: null,
    side: thread.side,
    subject_type: thread.line === null ? "file" : "line",
    commit_id: comment.commitSha,
    original_commit_id: comment.originalCommitSha,
    ...(comment.inReplyToId === null ? {} : { in_reply_to_id: comment.inReplyToId }),
    user: showAccount(view, state.accounts.at(comment.authorId)),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: html,
    pull_request_url: pull,
    author_association: authorAssociation(state, repository, comment.authorId),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pull } },
    reactions: showReactions(view, { kind: "review-comment", id: comment.id }, url),
  };
}
