// Node ids, from and to: the same ids as REST shows.

import { demand, isVisible, type GraphOperation } from "./access.ts";
import { readNodeId, type NodeReference, type NodeType } from "../state/node-id.ts";
import { GraphRefusal, unknownNode } from "./graph-error.ts";
import type { GraphObject } from "./graph-object.ts";
import { commitAt, refAt } from "./objects/git-lookup.ts";
import type { Scope } from "./scope.ts";

/** Null for what is not there or may not be seen. */
export async function objectOfNode(scope: Scope, id: string): Promise<GraphObject | null> {
  const reference = readNodeId(id);
  if (reference === null) return null;
  const { repositoryId } = reference;
  if (repositoryId !== null) {
    if (!isVisible(scope, repositoryId)) return null;
    const operation = reading[reference.type];
    if (operation !== undefined) demand(scope, repositoryId, operation);
  }
  if (typeof reference.id === "string") {
    return repositoryId === null ? null : gitObject(scope, reference.type, repositoryId, reference.id);
  }
  return rowObject(scope, reference.type, reference.id);
}

/** What an app needs a permission to read. */
const reading: Readonly<Partial<Record<NodeType, GraphOperation>>> = {
  Issue: "issues/get",
  IssueComment: "issues/get-comment",
  PullRequest: "pulls/get",
  PullRequestReview: "pulls/get-review",
  PullRequestReviewComment: "pulls/list-review-comments",
  PullRequestReviewThread: "pulls/list-review-comments",
  CheckRun: "checks/get",
  CheckSuite: "checks/get-suite",
  StatusContext: "repos/list-commit-statuses-for-ref",
  Discussion: "discussions/read",
  DiscussionComment: "discussions/read",
  DiscussionCategory: "discussions/read",
  Ref: "git/get-ref",
  Commit: "git/get-commit",
  Tree: "git/get-tree",
  Blob: "git/get-blob",
};

async function gitObject(
  scope: Scope,
  type: NodeType,
  repositoryId: number,
  id: string,
): Promise<GraphObject | null> {
  switch (type) {
    case "Ref":
      return refAt(scope, repositoryId, id);
    case "Commit":
      return commitAt(scope, repositoryId, id);
    case "Tree":
      return (await scope.view.git.readTree(repositoryId, id, { recursive: false })) === null
        ? null
        : scope.objects.tree(repositoryId, id);
    case "Blob":
      return scope.objects.blob(repositoryId, id);
    default:
      return null;
  }
}

function rowObject(scope: Scope, type: NodeType, id: number): GraphObject | null {
  const { state } = scope.view;
  const { objects } = scope;
  switch (type) {
    case "User":
    case "Organization":
    case "Bot":
      return shown(state.accounts.find(id), objects.account);
    case "App":
      return shown(state.apps.find(id), objects.app);
    case "Team":
      return shown(state.teams.find(id), objects.team);
    case "Repository":
      return isVisible(scope, id) ? shown(state.repositories.find(id), objects.repository) : null;
    case "Issue": {
      const issue = state.issues.find(id);
      return issue === undefined || issue.gone !== null ? null : objects.issue(issue);
    }
    case "PullRequest":
      return shown(state.pullRequests.find(id), objects.pullRequest);
    case "IssueComment":
      return shown(state.comments.find(id), objects.comment);
    case "Label":
      return shown(state.labels.find(id), objects.label);
    case "Reaction":
      return shown(state.reactions.find(id), objects.reaction);
    case "PullRequestReview":
      return shown(state.reviews.find(id), objects.review);
    case "PullRequestReviewComment":
      return shown(state.reviewComments.find(id), objects.reviewComment);
    case "PullRequestReviewThread":
      return shown(state.reviewThreads.find(id), objects.reviewThread);
    case "CheckSuite":
      return shown(state.checkSuites.find(id), objects.checkSuite);
    case "CheckRun":
      return shown(state.checkRuns.find(id), objects.checkRun);
    case "StatusContext":
      return shown(state.statuses.find(id), objects.statusContext);
    case "Discussion":
      return shown(state.discussions.find(id), objects.discussion);
    case "DiscussionComment":
      return shown(state.discussionComments.find(id), objects.discussionComment);
    case "DiscussionCategory":
      return shown(state.discussionCategories.find(id), objects.discussionCategory);
    case "RepositoryRuleset":
      return shown(state.rulesets.find(id), objects.ruleset);
    case "TimelineEvent":
      return shown(state.timeline.find(id), objects.timelineItem);
    default:
      throw new GraphRefusal("INTERNAL", `sandbox does not implement nodes of the type ${type}`);
  }
}

function shown<Row>(row: Row | undefined, show: (row: Row) => GraphObject | null): GraphObject | null {
  return row === undefined ? null : show(row);
}

/** The reference of an id that has to be of one of these types. @throws {GraphRefusal} NOT_FOUND otherwise. */
export function referenceTo(id: string, types: readonly NodeType[]): NodeReference & { readonly id: number } {
  const reference = readNodeId(id);
  if (reference === null || typeof reference.id !== "number" || !types.includes(reference.type))
    throw unknownNode(id);
  return { ...reference, id: reference.id };
}
