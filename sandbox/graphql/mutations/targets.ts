// What a mutation's ids name, in the state that it changes.

import type { Account } from "../../state/account.ts";
import type { Issue, IssueComment } from "../../state/issue.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import type { Label } from "../../state/repository.ts";
import { isVisible } from "../access.ts";
import { unknownNode } from "../graph-error.ts";
import { referenceTo } from "../node.ts";
import type { Scope } from "../scope.ts";

/** The issue, or the issue that a pull request is as well. @throws {GraphRefusal} NOT_FOUND. */
export function issueOrPullOf(scope: Scope, id: string): Issue {
  const reference = referenceTo(id, ["Issue", "PullRequest"]);
  const { state } = scope.github;
  const issueId = reference.type === "Issue" ? reference.id : state.pullRequests.find(reference.id)?.issueId;
  const issue = issueId === undefined ? undefined : state.issues.find(issueId);
  if (issue === undefined || issue.gone !== null || !isVisible(scope, issue.repositoryId))
    throw unknownNode(id);
  return issue;
}

export function issueOf(scope: Scope, id: string): Issue {
  const issue = issueOrPullOf(scope, id);
  if (issue.isPullRequest) throw unknownNode(id);
  return issue;
}

export function pullOf(scope: Scope, id: string): PullRequest {
  const pull = scope.github.state.pullRequests.find(referenceTo(id, ["PullRequest"]).id);
  if (pull === undefined || !isVisible(scope, pull.repositoryId)) throw unknownNode(id);
  return pull;
}

export function commentOf(scope: Scope, id: string): IssueComment {
  const comment = scope.github.state.comments.find(referenceTo(id, ["IssueComment"]).id);
  if (comment === undefined || !isVisible(scope, comment.repositoryId)) throw unknownNode(id);
  return comment;
}

export function labelOf(scope: Scope, id: string): Label {
  const label = scope.github.state.labels.find(referenceTo(id, ["Label"]).id);
  if (label === undefined || !isVisible(scope, label.repositoryId)) throw unknownNode(id);
  return label;
}

/** Labels of another repository are not there for this one. */
export function labelsOf(scope: Scope, repositoryId: number, ids: readonly string[]): readonly Label[] {
  return ids.map((id) => {
    const label = labelOf(scope, id);
    if (label.repositoryId !== repositoryId) throw unknownNode(id);
    return label;
  });
}

export function accountsOf(scope: Scope, ids: readonly string[]): readonly Account[] {
  return ids.map((id) => {
    const account = scope.github.state.accounts.find(referenceTo(id, ["User", "Bot"]).id);
    if (account === undefined) throw unknownNode(id);
    return account;
  });
}

export function repositoryIdOf(scope: Scope, id: string): number {
  const reference = referenceTo(id, ["Repository"]);
  if (!isVisible(scope, reference.id)) throw unknownNode(id);
  return reference.id;
}
