import type { Timestamp } from "./account.ts";
import type { Oid } from "./git-storage.ts";
import type { LockReason, StateReason } from "./issue.ts";

export type TimelineDetail =
  | {
      readonly kind: "labeled" | "unlabeled";
      readonly label: { readonly name: string; readonly color: string };
    }
  | { readonly kind: "assigned" | "unassigned"; readonly assigneeId: number }
  | {
      readonly kind: "closed";
      readonly stateReason: StateReason | null;
      readonly commitSha: Oid | null;
      readonly pullRequestId: number | null;
    }
  | { readonly kind: "reopened" }
  | { readonly kind: "renamed"; readonly from: string; readonly to: string }
  | { readonly kind: "locked"; readonly reason: LockReason | null }
  | { readonly kind: "unlocked" | "pinned" | "unpinned" }
  | { readonly kind: "commented"; readonly commentId: number }
  | { readonly kind: "comment_deleted" }
  | { readonly kind: "cross-referenced"; readonly sourceIssueId: number }
  | { readonly kind: "referenced"; readonly commitSha: Oid }
  | { readonly kind: "connected" | "disconnected"; readonly otherIssueId: number }
  | { readonly kind: "reviewed"; readonly reviewId: number }
  | {
      readonly kind: "review_dismissed";
      readonly reviewId: number;
      readonly message: string;
      readonly previousState: string;
    }
  | {
      readonly kind: "review_requested" | "review_request_removed";
      readonly reviewer: { readonly kind: "account" | "team"; readonly id: number };
    }
  | { readonly kind: "ready_for_review" | "convert_to_draft" }
  | { readonly kind: "committed"; readonly commitSha: Oid }
  | { readonly kind: "head_ref_force_pushed"; readonly before: Oid; readonly after: Oid }
  | { readonly kind: "head_ref_deleted" | "head_ref_restored" }
  | { readonly kind: "base_ref_changed"; readonly from: string; readonly to: string }
  | { readonly kind: "merged"; readonly commitSha: Oid }
  | { readonly kind: "sub_issue_added" | "sub_issue_removed"; readonly subIssueId: number }
  | { readonly kind: "parent_issue_added" | "parent_issue_removed"; readonly parentId: number }
  | { readonly kind: "blocked_by_added" | "blocked_by_removed"; readonly blockingId: number }
  | { readonly kind: "blocking_added" | "blocking_removed"; readonly blockedId: number }
  | { readonly kind: "transferred"; readonly fromRepositoryId: number };

export type TimelineEvent = {
  readonly id: number;
  readonly repositoryId: number;
  readonly issueId: number;
  readonly actorId: number;
  readonly viaAppId: number | null;
  readonly createdAt: Timestamp;
  readonly detail: TimelineDetail;
};
