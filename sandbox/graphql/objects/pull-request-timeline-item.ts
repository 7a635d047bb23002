import { issueHtmlUrl } from "../../representation/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import type { TimelineDetail, TimelineEvent } from "../../state/timeline.ts";
import type { FieldValue, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitAt, refAt } from "./git-lookup.ts";
import { pullRequestCommit } from "./pull-request-lists.ts";

const types = {
  review_dismissed: "ReviewDismissedEvent",
  review_requested: "ReviewRequestedEvent",
  review_request_removed: "ReviewRequestRemovedEvent",
  ready_for_review: "ReadyForReviewEvent",
  convert_to_draft: "ConvertToDraftEvent",
  committed: "PullRequestCommit",
  head_ref_force_pushed: "HeadRefForcePushedEvent",
  head_ref_deleted: "HeadRefDeletedEvent",
  head_ref_restored: "HeadRefRestoredEvent",
  base_ref_changed: "BaseRefChangedEvent",
  merged: "MergedEvent",
} as const;

type PullRequestDetail = Extract<TimelineDetail, { readonly kind: keyof typeof types }>;

/** What only a pull request's timeline has. */
export function pullRequestTimelineItem(
  scope: Scope,
  event: TimelineEvent,
  detail: PullRequestDetail,
): GraphObject | null {
  const pull = scope.view.state.pullRequests.firstBy("issue", event.issueId);
  if (pull === undefined) return null;
  if (detail.kind === "committed") return committed(scope, pull, detail.commitSha);
  return {
    __typename: types[detail.kind],
    id: nodeId("TimelineEvent", event.repositoryId, event.id),
    createdAt: event.createdAt,
    actor: () => scope.objects.account(scope.view.state.accounts.at(event.actorId)),
    pullRequest: () => scope.objects.pullRequest(pull),
    ...ownFields(scope, pull, event, detail),
  };
}

function committed(scope: Scope, pull: PullRequest, oid: string): GraphObject {
  return {
    ...pullRequestCommit(scope, pull, oid),
    commit: () => commitAt(scope, pull.headRepositoryId ?? pull.repositoryId, oid),
  };
}

function ownFields(
  scope: Scope,
  pull: PullRequest,
  event: TimelineEvent,
  detail: Exclude<PullRequestDetail, { readonly kind: "committed" }>,
): { readonly [field: string]: FieldValue } {
  const { state, urls } = scope.view;
  const url = `${issueHtmlUrl(scope.view, state.issues.at(event.issueId))}#event-${String(event.id)}`;
  const place = { url, resourcePath: url.slice(urls.origin.length) };
  switch (detail.kind) {
    case "review_dismissed":
      return {
        ...place,
        databaseId: event.id,
        dismissalMessage: detail.message,
        previousReviewState: detail.previousState.toUpperCase(),
        review: () => scope.objects.review(state.reviews.at(detail.reviewId)),
      };
    case "review_requested":
    case "review_request_removed": {
      const { kind, id } = detail.reviewer;
      return {
        requestedReviewer: () =>
          kind === "team"
            ? scope.objects.team(state.teams.at(id))
            : scope.objects.account(state.accounts.at(id)),
      };
    }
    case "ready_for_review":
    case "convert_to_draft":
      return place;
    case "head_ref_restored":
      return {};
    case "head_ref_force_pushed":
      return {
        beforeCommit: () => commitAt(scope, pull.repositoryId, detail.before),
        afterCommit: () => commitAt(scope, pull.repositoryId, detail.after),
      };
    case "head_ref_deleted":
      return { headRefName: pull.headRef, headRef: null };
    case "base_ref_changed":
      return { databaseId: event.id, previousRefName: detail.from, currentRefName: detail.to };
    case "merged":
      return {
        ...place,
        mergeRefName: pull.baseRef,
        commit: () => commitAt(scope, pull.repositoryId, detail.commitSha),
        mergeRef: () => refAt(scope, pull.repositoryId, `refs/heads/${pull.baseRef}`),
      };
    default:
      return detail satisfies never;
  }
}
