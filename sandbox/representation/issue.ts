import { issuesBlockedBy } from "../operations/issue-dependencies.ts";
import type { Issue, IssueComment } from "../state/issue.ts";
import { nodeId } from "../state/node-id.ts";
import { showAccount } from "./account.ts";
import { showViaApp } from "./app.ts";
import { authorAssociation } from "./author-association.ts";
import { showLabel } from "./label.ts";
import { showReactions } from "./reaction.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";
import type { View } from "./view.ts";

/** The node is the pull request where there is one. */
function issueNodeId({ state }: View, issue: Issue): string {
  const pull = issue.isPullRequest ? state.pullRequests.firstBy("issue", issue.id) : undefined;
  return pull === undefined
    ? nodeId("Issue", issue.repositoryId, issue.id)
    : nodeId("PullRequest", issue.repositoryId, pull.id);
}

export function issueUrl(view: View, issue: Issue): string {
  return `${repositoryUrl(view, view.state.repositories.at(issue.repositoryId))}/issues/${String(issue.number)}`;
}

export function issueHtmlUrl(view: View, issue: Issue): string {
  const kind = issue.isPullRequest ? "pull" : "issues";
  return `${repositoryHtmlUrl(view, view.state.repositories.at(issue.repositoryId))}/${kind}/${String(issue.number)}`;
}

export function showIssue(view: View, issue: Issue) {
  const { state } = view;
  const repository = state.repositories.at(issue.repositoryId);
  const url = issueUrl(view, issue);
  const assignees = issue.assigneeIds.map((id) => showAccount(view, state.accounts.at(id)));
  return {
    url,
    repository_url: repositoryUrl(view, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issueHtmlUrl(view, issue),
    id: issue.id,
    node_id: issueNodeId(view, issue),
    number: issue.number,
    title: issue.title,
    user: showAccount(view, state.accounts.at(issue.authorId)),
    labels: issue.labelIds.map((id) => showLabel(view, state.labels.at(id))),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.isLocked,
    active_lock_reason: issue.lockReason,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: state.comments.by("issue", issue.id).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: issue.closedById === null ? null : showAccount(view, state.accounts.at(issue.closedById)),
    author_association: authorAssociation(state, repository, issue.authorId),
    body: issue.body,
    reactions: showReactions(view, { kind: "issue", id: issue.id }, url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: showViaApp(view, issue.viaAppId),
    ...(issue.isPullRequest ? pullRequestLinks(view, issue) : relations(view, issue)),
  };
}

function pullRequestLinks(view: View, issue: Issue) {
  const pull = view.state.pullRequests.firstBy("issue", issue.id);
  const repository = view.state.repositories.at(issue.repositoryId);
  const html = issueHtmlUrl(view, issue);
  return {
    draft: pull?.isDraft ?? false,
    pull_request: {
      url: `${repositoryUrl(view, repository)}/pulls/${String(issue.number)}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull?.mergedAt ?? null,
    },
  };
}

function relations(view: View, issue: Issue) {
  const { state } = view;
  const isOpen = (id: number): boolean => state.issues.at(id).state === "open";
  const total = issue.subIssueIds.length;
  const completed = issue.subIssueIds.filter((id) => !isOpen(id)).length;
  const blocking = issuesBlockedBy(state, issue);
  const parent = issue.parentId === null ? undefined : state.issues.at(issue.parentId);
  return {
    ...(parent === undefined ? {} : { parent_issue_url: issueUrl(view, parent) }),
    sub_issues_summary: {
      total,
      completed,
      percent_completed: total === 0 ? 0 : Math.floor((100 * completed) / total),
    },
    issue_dependencies_summary: {
      blocked_by: issue.blockedByIds.filter(isOpen).length,
      total_blocked_by: issue.blockedByIds.length,
      blocking: blocking.filter(({ state }) => state === "open").length,
      total_blocking: blocking.length,
    },
  };
}

export function showComment(view: View, comment: IssueComment) {
  const { state } = view;
  const repository = state.repositories.at(comment.repositoryId);
  const issue = state.issues.at(comment.issueId);
  const url = `${repositoryUrl(view, repository)}/issues/comments/${String(comment.id)}`;
  return {
    url,
    html_url: `${issueHtmlUrl(view, issue)}#issuecomment-${String(comment.id)}`,
    issue_url: issueUrl(view, issue),
    id: comment.id,
    node_id: nodeId("IssueComment", comment.repositoryId, comment.id),
    user: showAccount(view, state.accounts.at(comment.authorId)),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: authorAssociation(state, repository, comment.authorId),
    body: comment.body,
    reactions: showReactions(view, { kind: "issue-comment", id: comment.id }, url),
    performed_via_github_app: showViaApp(view, comment.viaAppId),
  };
}
