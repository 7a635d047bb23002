import type { Actor } from "./actor.ts";
import type { CheckRun } from "./check.ts";
import type { GitCommit, RefUpdate } from "./git-storage.ts";

/** What changed, with the value before; `null` where nothing was there. */
export type Changes = Readonly<Record<string, Before | Readonly<Record<string, Before>>>>;

type Before = { readonly from: string | null };

type OnIssue = { readonly issueId: number };

/** Issues and pull requests have these in common; the event is named after which of the two it is. */
export type IssueOccurrence = OnIssue &
  (
    | {
        readonly action: "closed" | "reopened" | "deleted" | "locked" | "unlocked" | "pinned" | "unpinned";
      }
    /** `transferredFrom` is the issue that it was, in another repository. */
    | { readonly action: "opened"; readonly transferredFrom?: number }
    | { readonly action: "edited"; readonly changes: Changes }
    | { readonly action: "labeled" | "unlabeled"; readonly labelId: number }
    | { readonly action: "assigned" | "unassigned"; readonly assigneeId: number }
    | { readonly action: "transferred"; readonly to: number }
    | { readonly action: "synchronize"; readonly before: string; readonly after: string }
    | { readonly action: "ready_for_review" | "converted_to_draft" }
    | { readonly action: "review_requested" | "review_request_removed"; readonly reviewerId: number }
    | { readonly action: "review_requested" | "review_request_removed"; readonly teamId: number }
  );

/** Everything that GitHub tells apps about. A deleted row is gone when its payload is made, so it comes along. */
export type Occurrence =
  | ({ readonly event: "issues" } & IssueOccurrence)
  | ({ readonly event: "pull_request" } & IssueOccurrence)
  | { readonly event: "issue_comment"; readonly action: "created" | "deleted"; readonly commentId: number }
  | {
      readonly event: "issue_comment";
      readonly action: "edited";
      readonly commentId: number;
      readonly changes: Changes;
    }
  | {
      readonly event: "label";
      readonly action: "created" | "edited" | "deleted";
      readonly labelId: number;
      readonly changes: Changes;
    }
  | {
      readonly event: "sub_issues";
      readonly action:
        | "sub_issue_added"
        | "sub_issue_removed"
        | "parent_issue_added"
        | "parent_issue_removed";
      readonly parentId: number;
      readonly subIssueId: number;
    }
  | {
      readonly event: "issue_dependencies";
      readonly action: "blocked_by_added" | "blocked_by_removed" | "blocking_added" | "blocking_removed";
      readonly blockedId: number;
      readonly blockingId: number;
    }
  | {
      readonly event: "pull_request_review";
      readonly action: "submitted" | "dismissed";
      readonly reviewId: number;
    }
  | {
      readonly event: "pull_request_review";
      readonly action: "edited";
      readonly reviewId: number;
      readonly changes: Changes;
    }
  | {
      readonly event: "pull_request_review_comment";
      readonly action: "created" | "deleted";
      readonly commentId: number;
    }
  | {
      readonly event: "pull_request_review_comment";
      readonly action: "edited";
      readonly commentId: number;
      readonly changes: Changes;
    }
  | {
      readonly event: "pull_request_review_thread";
      readonly action: "resolved" | "unresolved";
      readonly threadId: number;
    }
  | {
      readonly event: "check_suite";
      readonly action: "requested" | "rerequested" | "completed";
      readonly suiteId: number;
      readonly head: PushedCommit;
    }
  | {
      readonly event: "check_run";
      readonly action: "created" | "completed" | "rerequested";
      readonly run: CheckRun;
    }
  | {
      readonly event: "check_run";
      readonly action: "requested_action";
      readonly run: CheckRun;
      readonly identifier: string;
    }
  | {
      readonly event: "status";
      readonly statusId: number;
      readonly commit: GitCommit;
      /** Names of the branches whose head it is. */
      readonly branches: readonly string[];
    }
  | {
      readonly event: "push";
      readonly repositoryId: number;
      readonly update: RefUpdate;
      readonly forced: boolean;
      readonly commits: readonly PushedCommit[];
    }
  | {
      readonly event: "create" | "delete";
      readonly repositoryId: number;
      readonly refType: "branch" | "tag";
      /** Without `refs/heads/`. */
      readonly ref: string;
    }
  | {
      readonly event: "discussion";
      readonly action: "created" | "deleted" | "closed" | "reopened";
      readonly discussionId: number;
    }
  | {
      readonly event: "discussion";
      readonly action: "edited";
      readonly discussionId: number;
      readonly changes: Changes;
    }
  | {
      readonly event: "discussion_comment";
      readonly action: "created" | "deleted";
      readonly commentId: number;
    }
  | {
      readonly event: "discussion_comment";
      readonly action: "edited";
      readonly commentId: number;
      readonly changes: Changes;
    }
  | {
      readonly event: "installation";
      readonly action: "created" | "deleted" | "suspend" | "unsuspend" | "new_permissions_accepted";
      readonly installationId: number;
    }
  | {
      readonly event: "installation_repositories";
      readonly action: "added" | "removed";
      readonly installationId: number;
      readonly repositoryIds: readonly number[];
    }
  | {
      readonly event: "merge_group";
      readonly action: "checks_requested";
      readonly groupId: number;
      readonly head: PushedCommit;
    }
  | {
      readonly event: "repository";
      readonly action: "renamed";
      readonly repositoryId: number;
      readonly formerName: string;
    };

export type PushedCommit = {
  readonly oid: string;
  readonly treeOid: string;
  readonly message: string;
  readonly timestamp: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly committer: { readonly name: string; readonly email: string };
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly modified: readonly string[];
};

/** Receives what happened while the state still is as it was then. */
export type Publish = (occurrence: Occurrence, actor: Actor) => void;
