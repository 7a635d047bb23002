// The timeline's events under the names and fields that GraphQL has for them.

import { issueHtmlUrl } from "../../representation/issue.ts";
import type { Issue } from "../../state/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import type { TimelineDetail, TimelineEvent } from "../../state/timeline.ts";
import type { FieldValue, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitAt } from "./git-lookup.ts";
import { pullRequestTimelineItem } from "./pull-request-timeline-item.ts";

/** Null for what GitHub's schema has no item for: dependencies are in the REST timeline only. */
export function timelineItemObject(scope: Scope, event: TimelineEvent): GraphObject | null {
  const { detail } = event;
  const { state } = scope.view;
  switch (detail.kind) {
    case "commented": {
      const comment = state.comments.find(detail.commentId);
      return comment === undefined ? null : scope.objects.comment(comment);
    }
    case "reviewed":
      return scope.objects.review(state.reviews.at(detail.reviewId));
    case "blocked_by_added":
    case "blocked_by_removed":
    case "blocking_added":
    case "blocking_removed":
      return null;
    case "review_dismissed":
    case "review_requested":
    case "review_request_removed":
    case "ready_for_review":
    case "convert_to_draft":
    case "committed":
    case "head_ref_force_pushed":
    case "head_ref_deleted":
    case "head_ref_restored":
    case "base_ref_changed":
    case "merged":
      return pullRequestTimelineItem(scope, event, detail);
    default:
      return issueItem(scope, event, detail);
  }
}

type IssueDetail = Exclude<
  TimelineDetail,
  {
    readonly kind:
      | "commented"
      | "reviewed"
      | "blocked_by_added"
      | "blocked_by_removed"
      | "blocking_added"
      | "blocking_removed"
      | "review_dismissed"
      | "review_requested"
      | "review_request_removed"
      | "ready_for_review"
      | "convert_to_draft"
      | "committed"
      | "head_ref_force_pushed"
      | "head_ref_deleted"
      | "head_ref_restored"
      | "base_ref_changed"
      | "merged";
  }
>;

const types = {
  labeled: "LabeledEvent",
  unlabeled: "UnlabeledEvent",
  assigned: "AssignedEvent",
  unassigned: "UnassignedEvent",
  closed: "ClosedEvent",
  reopened: "ReopenedEvent",
  renamed: "RenamedTitleEvent",
  locked: "LockedEvent",
  unlocked: "UnlockedEvent",
  pinned: "PinnedEvent",
  unpinned: "UnpinnedEvent",
  comment_deleted: "CommentDeletedEvent",
  "cross-referenced": "CrossReferencedEvent",
  referenced: "ReferencedEvent",
  connected: "ConnectedEvent",
  disconnected: "DisconnectedEvent",
  sub_issue_added: "SubIssueAddedEvent",
  sub_issue_removed: "SubIssueRemovedEvent",
  parent_issue_added: "ParentIssueAddedEvent",
  parent_issue_removed: "ParentIssueRemovedEvent",
  transferred: "TransferredEvent",
} as const satisfies Readonly<Record<IssueDetail["kind"], string>>;

function issueItem(scope: Scope, event: TimelineEvent, detail: IssueDetail): GraphObject {
  const issue = scope.view.state.issues.at(event.issueId);
  return {
    __typename: types[detail.kind],
    id: nodeId("TimelineEvent", event.repositoryId, event.id),
    createdAt: event.createdAt,
    actor: () => scope.objects.account(scope.view.state.accounts.at(event.actorId)),
    ...issueItemFields(scope, event, issue, detail),
  };
}

type Fields = { readonly [field: string]: FieldValue };

function issueItemFields(scope: Scope, event: TimelineEvent, issue: Issue, detail: IssueDetail): Fields {
  const { state } = scope.view;
  const subject = (): GraphObject => scope.objects.issueOrPullRequest(issue);
  const issueAt = (id: number) => () => scope.objects.issueOrPullRequest(state.issues.at(id));
  switch (detail.kind) {
    case "labeled":
    case "unlabeled":
      return { labelable: subject, label: () => labelAt(scope, event, detail.label) };
    case "assigned":
    case "unassigned": {
      const account = state.accounts.at(detail.assigneeId);
      const assignee = (): GraphObject => scope.objects.account(account);
      return { assignable: subject, assignee, user: account.kind === "user" ? assignee : null };
    }
    case "closed":
      return closedFields(scope, issue, event, detail);
    case "reopened":
      return { closable: subject, stateReason: issue.isPullRequest ? null : "REOPENED" };
    case "renamed":
      return { previousTitle: detail.from, currentTitle: detail.to, subject };
    case "locked":
      return { lockReason: detail.reason?.toUpperCase().replaceAll(/[- ]/g, "_") ?? null, lockable: subject };
    case "unlocked":
      return { lockable: subject };
    case "pinned":
    case "unpinned":
      return { issue: subject };
    case "comment_deleted":
      return { databaseId: event.id };
    case "cross-referenced":
      return crossReference(scope, issue, event, detail.sourceIssueId);
    case "referenced":
      return {
        subject,
        isCrossRepository: false,
        isDirectReference: true,
        commit: () => commitAt(scope, event.repositoryId, detail.commitSha),
        commitRepository: () => scope.objects.repository(state.repositories.at(event.repositoryId)),
      };
    case "connected":
    case "disconnected":
      return { subject, source: issueAt(detail.otherIssueId), isCrossRepository: false };
    case "sub_issue_added":
    case "sub_issue_removed":
      return { subIssue: issueAt(detail.subIssueId) };
    case "parent_issue_added":
    case "parent_issue_removed":
      return { parent: issueAt(detail.parentId) };
    case "transferred":
      return {
        issue: subject,
        fromRepository: () => scope.objects.repository(state.repositories.at(detail.fromRepositoryId)),
      };
    default:
      return detail satisfies never;
  }
}

/** The label may be gone or renamed since: the event keeps the name it had. */
function labelAt(
  scope: Scope,
  event: TimelineEvent,
  { name, color }: { readonly name: string; readonly color: string },
): GraphObject {
  const known = scope.view.state.labels
    .by("repository", event.repositoryId)
    .find((label) => label.name === name);
  return known === undefined
    ? {
        __typename: "Label",
        id: nodeId("Label", event.repositoryId, 0),
        name,
        color,
        isDefault: false,
        description: null,
      }
    : scope.objects.label(known);
}

function closedFields(
  scope: Scope,
  issue: Issue,
  event: TimelineEvent,
  detail: Extract<TimelineDetail, { readonly kind: "closed" }>,
): Fields {
  const { state, urls } = scope.view;
  const url = `${issueHtmlUrl(scope.view, issue)}#event-${String(event.id)}`;
  return {
    closable: () => scope.objects.issueOrPullRequest(issue),
    stateReason: issue.isPullRequest ? null : (detail.stateReason?.toUpperCase() ?? null),
    closer: () => {
      if (detail.pullRequestId !== null)
        return scope.objects.pullRequest(state.pullRequests.at(detail.pullRequestId));
      return detail.commitSha === null ? null : commitAt(scope, event.repositoryId, detail.commitSha);
    },
    url,
    resourcePath: url.slice(urls.origin.length),
  };
}

function crossReference(scope: Scope, issue: Issue, event: TimelineEvent, sourceId: number): Fields {
  const source = scope.view.state.issues.at(sourceId);
  const url = issueHtmlUrl(scope.view, source);
  return {
    source: () => scope.objects.issueOrPullRequest(source),
    target: () => scope.objects.issueOrPullRequest(issue),
    isCrossRepository: source.repositoryId !== issue.repositoryId,
    referencedAt: event.createdAt,
    url,
    resourcePath: url.slice(scope.view.urls.origin.length),
  };
}
