import type { Account } from "../state/account.ts";
import type { PullRequest } from "../state/pull-request.ts";
import type { Repository } from "../state/repository.ts";
import { nodeId } from "../state/node-id.ts";
import { showAccount, showTeam } from "./account.ts";
import { authorAssociation } from "./author-association.ts";
import { issueUrl } from "./issue.ts";
import { showLabel } from "./label.ts";
import { repositoryHtmlUrl, repositoryUrl, showRepository } from "./repository.ts";
import type { View } from "./view.ts";

export function showPullRequest(view: View, pull: PullRequest) {
  const { state } = view;
  const issue = state.issues.at(pull.issueId);
  const repository = state.repositories.at(pull.repositoryId);
  const assignees = issue.assigneeIds.map((id) => showAccount(view, state.accounts.at(id)));
  const links = linksOf(view, pull, repository);
  return {
    url: links.url,
    id: pull.id,
    node_id: nodeId("PullRequest", pull.repositoryId, pull.id),
    html_url: links.html,
    diff_url: `${links.html}.diff`,
    patch_url: `${links.html}.patch`,
    issue_url: links.issue,
    number: pull.number,
    state: issue.state,
    locked: issue.isLocked,
    title: issue.title,
    user: showAccount(view, state.accounts.at(issue.authorId)),
    body: issue.body,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: pull.requestedReviewerIds.map((id) => showAccount(view, state.accounts.at(id))),
    requested_teams: pull.requestedTeamIds.map((id) => showTeam(view, state.teams.at(id))),
    labels: issue.labelIds.map((id) => showLabel(view, state.labels.at(id))),
    milestone: null,
    draft: pull.isDraft,
    commits_url: `${links.url}/commits`,
    review_comments_url: `${links.url}/comments`,
    review_comment_url: `${repositoryUrl(view, repository)}/pulls/comments{/number}`,
    comments_url: `${links.issue}/comments`,
    statuses_url: links.statuses,
    head: showSide(view, pull.headRepositoryId, pull.headRef, pull.headSha),
    base: showSide(view, pull.repositoryId, pull.baseRef, pull.baseSha),
    _links: {
      self: { href: links.url },
      html: { href: links.html },
      issue: { href: links.issue },
      comments: { href: `${links.issue}/comments` },
      review_comments: { href: `${links.url}/comments` },
      review_comment: { href: `${repositoryUrl(view, repository)}/pulls/comments{/number}` },
      commits: { href: `${links.url}/commits` },
      statuses: { href: links.statuses },
    },
    author_association: authorAssociation(state, repository, issue.authorId),
    auto_merge: null,
    active_lock_reason: issue.lockReason,
  };
}

/** What one pull request has more than those of a list. */
export function showPullRequestInFull(view: View, pull: PullRequest) {
  const { state } = view;
  return {
    ...showPullRequest(view, pull),
    merged: pull.mergedAt !== null,
    mergeable: mergeable(pull),
    rebaseable: mergeable(pull),
    mergeable_state: mergeableState(pull),
    merged_by: pull.mergedById === null ? null : showAccount(view, state.accounts.at(pull.mergedById)),
    comments: state.comments.by("issue", pull.issueId).length,
    review_comments: state.reviewComments.by("pullRequest", pull.id).length,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: pull.commits,
    additions: pull.additions,
    deletions: pull.deletions,
    changed_files: pull.changedFiles,
  };
}

/** As check runs and suites name it. */
export function showPullRequestBriefly(view: View, pull: PullRequest) {
  const repository = (id: number) => {
    const found = view.state.repositories.at(id);
    return { id: found.id, url: repositoryUrl(view, found), name: found.name };
  };
  return {
    id: pull.id,
    number: pull.number,
    url: `${repositoryUrl(view, view.state.repositories.at(pull.repositoryId))}/pulls/${String(pull.number)}`,
    head: {
      ref: pull.headRef,
      sha: pull.headSha,
      repo: repository(pull.headRepositoryId ?? pull.repositoryId),
    },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo: repository(pull.repositoryId) },
  };
}

function mergeable(pull: PullRequest): boolean | null {
  if (pull.mergedAt !== null || pull.mergeability === "unknown") return null;
  return pull.mergeability === "mergeable";
}

function mergeableState(pull: PullRequest): string {
  if (pull.mergedAt !== null || pull.mergeability === "unknown") return "unknown";
  if (pull.mergeability === "conflicting") return "dirty";
  return pull.isDraft ? "draft" : "clean";
}

function showSide(view: View, repositoryId: number | null, ref: string, sha: string) {
  const repository = repositoryId === null ? undefined : view.state.repositories.find(repositoryId);
  const owner: Account | undefined =
    repository === undefined ? undefined : view.state.accounts.at(repository.ownerId);
  return {
    label: `${owner?.login ?? "unknown"}:${ref}`,
    ref,
    sha,
    user: owner === undefined ? null : showAccount(view, owner),
    repo: repository === undefined ? null : showRepository(view, repository),
  };
}

function linksOf(view: View, pull: PullRequest, repository: Repository) {
  const url = repositoryUrl(view, repository);
  return {
    url: `${url}/pulls/${String(pull.number)}`,
    html: `${repositoryHtmlUrl(view, repository)}/pull/${String(pull.number)}`,
    issue: issueUrl(view, view.state.issues.at(pull.issueId)),
    statuses: `${url}/statuses/${pull.headSha}`,
  };
}
