import type { TimelineDetail } from "../../state/timeline.ts";
import { type Content, html } from "../html.ts";
import type { RepositoryVisit } from "../visit.ts";
import { accountName } from "./account.ts";
import { labelPill } from "./label.ts";

type Told = Exclude<TimelineDetail, { kind: "commented" | "reviewed" }>;

/** What somebody did, as the rest of a sentence that begins with who. */
export function tellEvent(visit: RepositoryVisit, detail: Told): Content {
  const { state } = visit.desk.github;
  switch (detail.kind) {
    case "labeled":
      return html`added ${labelPill(detail.label)}`;
    case "unlabeled":
      return html`removed ${labelPill(detail.label)}`;
    case "assigned":
      return html`assigned ${accountName(state, detail.assigneeId)}`;
    case "unassigned":
      return html`unassigned ${accountName(state, detail.assigneeId)}`;
    case "closed":
      return `closed this${detail.stateReason === null ? "" : ` as ${detail.stateReason.replaceAll("_", " ")}`}`;
    case "renamed":
      return html`changed the title from <del>${detail.from}</del> to <ins>${detail.to}</ins>`;
    case "locked":
      return `locked this${detail.reason === null ? "" : ` as ${detail.reason}`}`;
    case "review_requested":
      return html`asked for a review by ${reviewerName(visit, detail.reviewer)}`;
    case "review_request_removed":
      return html`took back the request for a review by ${reviewerName(visit, detail.reviewer)}`;
    case "review_dismissed":
      return `dismissed a review: ${detail.message}`;
    case "committed":
    case "referenced":
    case "merged":
      return tellCommit(visit.path, detail);
    case "head_ref_force_pushed":
      return html`force-pushed from <code>${detail.before.slice(0, 7)}</code> to
        <code>${detail.after.slice(0, 7)}</code>`;
    case "base_ref_changed":
      return html`changed the base from <code>${detail.from}</code> to <code>${detail.to}</code>`;
    case "cross-referenced":
      return html`mentioned this in ${issueLink(visit, detail.sourceIssueId)}`;
    case "connected":
      return html`linked ${issueLink(visit, detail.otherIssueId)}`;
    case "disconnected":
      return html`unlinked ${issueLink(visit, detail.otherIssueId)}`;
    case "sub_issue_added":
    case "sub_issue_removed":
      return html`${words[detail.kind]} ${issueLink(visit, detail.subIssueId)}`;
    case "parent_issue_added":
    case "parent_issue_removed":
      return html`${words[detail.kind]} ${issueLink(visit, detail.parentId)}`;
    case "blocked_by_added":
    case "blocked_by_removed":
      return html`${words[detail.kind]} ${issueLink(visit, detail.blockingId)}`;
    case "blocking_added":
    case "blocking_removed":
      return html`${words[detail.kind]} ${issueLink(visit, detail.blockedId)}`;
    case "reopened":
    case "unlocked":
    case "pinned":
    case "unpinned":
    case "comment_deleted":
    case "ready_for_review":
    case "convert_to_draft":
    case "head_ref_deleted":
    case "head_ref_restored":
    case "transferred":
      return words[detail.kind];
    default:
      return detail satisfies never;
  }
}

const words = {
  reopened: "reopened this",
  unlocked: "unlocked this",
  pinned: "pinned this",
  unpinned: "unpinned this",
  comment_deleted: "deleted a comment",
  ready_for_review: "marked this as ready for review",
  convert_to_draft: "made this a draft",
  head_ref_deleted: "deleted the branch",
  head_ref_restored: "restored the branch",
  transferred: "transferred this here",
  sub_issue_added: "added the sub-issue",
  sub_issue_removed: "removed the sub-issue",
  parent_issue_added: "added the parent",
  parent_issue_removed: "removed the parent",
  blocked_by_added: "marked this as blocked by",
  blocked_by_removed: "marked this as no longer blocked by",
  blocking_added: "marked this as blocking",
  blocking_removed: "marked this as no longer blocking",
} as const;

function tellCommit(
  path: string,
  { kind, commitSha }: Extract<Told, { kind: "committed" | "referenced" | "merged" }>,
): Content {
  const verb = { committed: "pushed", referenced: "referred to this in", merged: "merged this as" }[kind];
  return html`${verb} <a href="${path}/commit/${commitSha}"><code>${commitSha.slice(0, 7)}</code></a>`;
}

function reviewerName(
  { desk }: RepositoryVisit,
  reviewer: { readonly kind: "account" | "team"; readonly id: number },
): Content {
  const { state } = desk.github;
  if (reviewer.kind === "account") return accountName(state, reviewer.id);
  return `the team ${state.teams.find(reviewer.id)?.name ?? "ghost"}`;
}

function issueLink({ desk, path, repository }: RepositoryVisit, issueId: number): Content {
  const issue = desk.github.state.issues.find(issueId);
  if (issue === undefined || issue.repositoryId !== repository.id) return "an issue elsewhere";
  const kind = issue.isPullRequest ? "pull" : "issues";
  return html`<a href="${path}/${kind}/${issue.number}">${issue.title} #${issue.number}</a>`;
}
