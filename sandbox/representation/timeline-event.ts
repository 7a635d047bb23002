import type { Issue } from "../state/issue.ts";
import { nodeId } from "../state/node-id.ts";
import type { TimelineEvent } from "../state/timeline.ts";
import { showAccount, showTeam } from "./account.ts";
import { showViaApp } from "./app.ts";
import { showComment, showIssue } from "./issue.ts";
import { showReview } from "./review.ts";
import { repositoryUrl, showRepository } from "./repository.ts";
import type { View } from "./view.ts";

/** Kinds that the timeline shows and the list of events does not. */
const timelineOnly = new Set(["commented", "cross-referenced", "committed", "reviewed"]);

export function isIssueEvent(event: TimelineEvent): boolean {
  return !timelineOnly.has(event.detail.kind);
}

export async function showTimelineEvent(view: View, event: TimelineEvent) {
  const { detail } = event;
  const { state } = view;
  const actor = showAccount(view, state.accounts.at(event.actorId));
  switch (detail.kind) {
    case "commented":
      return { ...showComment(view, state.comments.at(detail.commentId)), event: "commented", actor };
    case "reviewed": {
      const review = showReview(view, state.reviews.at(detail.reviewId));
      return { ...review, state: review.state.toLowerCase(), event: "reviewed", actor };
    }
    case "cross-referenced":
      return {
        event: "cross-referenced",
        actor,
        created_at: event.createdAt,
        updated_at: event.createdAt,
        source: { type: "issue", issue: showIssue(view, state.issues.at(detail.sourceIssueId)) },
      };
    case "committed":
      return { event: "committed", ...(await showCommitted(view, event, detail.commitSha)) };
    default:
      return showIssueEvent(view, event);
  }
}

export function showIssueEvent(view: View, event: TimelineEvent) {
  const url = repositoryUrl(view, view.state.repositories.at(event.repositoryId));
  const commit = commitOf(event);
  return {
    id: event.id,
    node_id: nodeId("TimelineEvent", event.repositoryId, event.id),
    url: `${url}/issues/events/${String(event.id)}`,
    actor: showAccount(view, view.state.accounts.at(event.actorId)),
    event: event.detail.kind,
    commit_id: commit,
    commit_url: commit === null ? null : `${url}/commits/${commit}`,
    created_at: event.createdAt,
    ...details(view, event),
    performed_via_github_app: showViaApp(view, event.viaAppId),
  };
}

/** As the list of a repository's events has it. */
export function showIssueEventWithIssue(view: View, event: TimelineEvent, issue: Issue) {
  return { ...showIssueEvent(view, event), issue: showIssue(view, issue) };
}

function commitOf({ detail }: TimelineEvent): string | null {
  switch (detail.kind) {
    case "closed":
    case "referenced":
    case "merged":
      return detail.commitSha;
    case "head_ref_force_pushed":
      return detail.after;
    default:
      return null;
  }
}

function details(view: View, event: TimelineEvent) {
  const { detail } = event;
  const { state } = view;
  const account = (id: number) => showAccount(view, state.accounts.at(id));
  switch (detail.kind) {
    case "labeled":
    case "unlabeled":
      return { label: detail.label };
    case "assigned":
    case "unassigned":
      return { assignee: account(detail.assigneeId), assigner: account(event.actorId) };
    case "closed":
      return { state_reason: detail.stateReason };
    case "renamed":
      return { rename: { from: detail.from, to: detail.to } };
    case "locked":
      return { lock_reason: detail.reason };
    case "review_requested":
    case "review_request_removed":
      return {
        review_requester: account(event.actorId),
        ...(detail.reviewer.kind === "account"
          ? { requested_reviewer: account(detail.reviewer.id) }
          : { requested_team: showTeam(view, state.teams.at(detail.reviewer.id)) }),
      };
    case "review_dismissed":
      return {
        dismissed_review: {
          state: detail.previousState.toLowerCase(),
          review_id: detail.reviewId,
          dismissal_message: detail.message,
        },
      };
    case "sub_issue_added":
    case "sub_issue_removed":
      return { sub_issue: showRelated(view, detail.subIssueId) };
    case "parent_issue_added":
    case "parent_issue_removed":
      return { parent_issue: showRelated(view, detail.parentId) };
    default:
      return {};
  }
}

function showRelated(view: View, issueId: number) {
  const issue = view.state.issues.at(issueId);
  const repository = view.state.repositories.at(issue.repositoryId);
  return { ...showIssue(view, issue), repository: showRepository(view, repository) };
}

async function showCommitted(view: View, event: TimelineEvent, oid: string) {
  const commit = await view.git.readCommit(event.repositoryId, oid);
  if (commit === null) throw new Error(`the timeline names a commit that git has not: ${oid}`);
  const repository = repositoryUrl(view, view.state.repositories.at(event.repositoryId));
  const url = `${repository}/git/commits/${oid}`;
  return {
    sha: oid,
    node_id: nodeId("Commit", event.repositoryId, oid),
    url,
    html_url: url.replace("/api/v3/repos", "").replace("/git/commits", "/commit"),
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.treeOid, url: `${repository}/git/trees/${commit.treeOid}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${repository}/git/commits/${sha}`,
      html_url: `${repository.replace("/api/v3/repos", "")}/commit/${sha}`,
    })),
    verification: { verified: false, reason: "unsigned", signature: null, payload: null },
  };
}
