import { showAccount } from "../../representation/account.ts";
import { showComment, showIssue } from "../../representation/issue.ts";
import { showLabel } from "../../representation/label.ts";
import { showRepository } from "../../representation/repository.ts";
import type { View } from "../../representation/view.ts";
import type { IssueOccurrence, Occurrence } from "../../state/occurrence.ts";
import type { Body } from "./body.ts";

type About = Extract<
  Occurrence,
  { readonly event: "issues" | "issue_comment" | "label" | "sub_issues" | "issue_dependencies" }
>;

export function renderIssue(view: View, occurrence: About): Body {
  const { state } = view;
  switch (occurrence.event) {
    case "issues": {
      const issue = state.issues.at(occurrence.issueId);
      return {
        repositoryId: issue.repositoryId,
        body: { issue: showIssue(view, issue), ...detailsOf(view, occurrence) },
      };
    }
    case "issue_comment": {
      const comment = state.comments.at(occurrence.commentId);
      return {
        repositoryId: comment.repositoryId,
        body: {
          issue: showIssue(view, state.issues.at(comment.issueId)),
          comment: showComment(view, comment),
          ...(occurrence.action === "edited" ? { changes: occurrence.changes } : {}),
        },
      };
    }
    case "label": {
      const label = state.labels.at(occurrence.labelId);
      return {
        repositoryId: label.repositoryId,
        body: {
          label: showLabel(view, label),
          ...(occurrence.action === "edited" ? { changes: occurrence.changes } : {}),
        },
      };
    }
    case "sub_issues":
      return renderSubIssue(view, occurrence);
    case "issue_dependencies":
      return renderDependency(view, occurrence);
    default:
      return occurrence satisfies never;
  }
}

/** What the events of issues and of pull requests have in common. */
export function detailsOf(view: View, occurrence: IssueOccurrence): Readonly<Record<string, unknown>> {
  const { state } = view;
  switch (occurrence.action) {
    case "opened": {
      if (occurrence.transferredFrom === undefined) return {};
      const before = state.issues.at(occurrence.transferredFrom);
      return {
        changes: {
          old_issue: showIssue(view, before),
          old_repository: showRepository(view, state.repositories.at(before.repositoryId)),
        },
      };
    }
    case "edited":
      return { changes: occurrence.changes };
    case "labeled":
    case "unlabeled":
      return { label: showLabel(view, state.labels.at(occurrence.labelId)) };
    case "assigned":
    case "unassigned":
      return { assignee: showAccount(view, state.accounts.at(occurrence.assigneeId)) };
    case "transferred": {
      const target = state.issues.at(occurrence.to);
      return {
        changes: {
          new_issue: showIssue(view, target),
          new_repository: showRepository(view, state.repositories.at(target.repositoryId)),
        },
      };
    }
    default:
      return {};
  }
}

/** The parent hears of `sub_issue_*`, the child of `parent_issue_*`. */
function renderSubIssue(view: View, occurrence: Extract<About, { readonly event: "sub_issues" }>): Body {
  const { state } = view;
  const parent = state.issues.at(occurrence.parentId);
  const child = state.issues.at(occurrence.subIssueId);
  const isOfParent = occurrence.action.startsWith("sub_issue");
  const other = isOfParent ? child : parent;
  return {
    repositoryId: (isOfParent ? parent : child).repositoryId,
    body: {
      parent_issue_id: parent.id,
      parent_issue: showIssue(view, parent),
      sub_issue_id: child.id,
      sub_issue: showIssue(view, child),
      [isOfParent ? "sub_issue_repo" : "parent_issue_repo"]: showRepository(
        view,
        state.repositories.at(other.repositoryId),
      ),
    },
  };
}

function renderDependency(
  view: View,
  occurrence: Extract<About, { readonly event: "issue_dependencies" }>,
): Body {
  const { state } = view;
  const blocked = state.issues.at(occurrence.blockedId);
  const blocking = state.issues.at(occurrence.blockingId);
  const isOfBlocked = occurrence.action.startsWith("blocked_by");
  const other = isOfBlocked ? blocking : blocked;
  return {
    repositoryId: (isOfBlocked ? blocked : blocking).repositoryId,
    body: {
      blocked_issue_id: blocked.id,
      blocked_issue: showIssue(view, blocked),
      blocking_issue_id: blocking.id,
      blocking_issue: showIssue(view, blocking),
      [isOfBlocked ? "blocking_issue_repo" : "blocked_issue_repo"]: showRepository(
        view,
        state.repositories.at(other.repositoryId),
      ),
    },
  };
}
