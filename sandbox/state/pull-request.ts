import type { Timestamp } from "./account.ts";
import type { Oid } from "./git-storage.ts";
import type { Authorship } from "./issue.ts";

/** GitHub computes it in the background: `unknown` is `mergeable: null`. */
export type Mergeability = "unknown" | "mergeable" | "conflicting";

/** Title, state, labels and so on are in the issue `issueId`. */
export type PullRequest = {
  readonly id: number;
  readonly issueId: number;
  readonly repositoryId: number;
  readonly number: number;
  /** Branch names, without `refs/heads/`. */
  readonly baseRef: string;
  readonly baseSha: Oid;
  /** `null` when the fork was deleted. */
  readonly headRepositoryId: number | null;
  readonly headRef: string;
  readonly headSha: Oid;
  readonly isDraft: boolean;
  readonly mergeability: Mergeability;
  readonly mergedAt: Timestamp | null;
  readonly mergedById: number | null;
  readonly mergeCommitSha: Oid | null;
  readonly requestedReviewerIds: readonly number[];
  readonly requestedTeamIds: readonly number[];
  readonly maintainerCanModify: boolean;
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  /** Of the three-dot diff. */
  readonly patchId: string | null;
};

export type ReviewState = "PENDING" | "COMMENTED" | "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";

export type Review = Authorship & {
  readonly id: number;
  readonly repositoryId: number;
  readonly pullRequestId: number;
  readonly state: ReviewState;
  readonly body: string;
  readonly commitSha: Oid;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  /** `null` while pending. */
  readonly submittedAt: Timestamp | null;
};

export type ReviewThread = {
  readonly id: number;
  readonly repositoryId: number;
  readonly pullRequestId: number;
  readonly path: string;
  readonly line: number | null;
  readonly side: "LEFT" | "RIGHT";
  readonly isOutdated: boolean;
  readonly resolvedById: number | null;
};

export type ReviewComment = Authorship & {
  readonly id: number;
  readonly repositoryId: number;
  readonly pullRequestId: number;
  readonly reviewId: number;
  readonly threadId: number;
  readonly inReplyToId: number | null;
  readonly body: string;
  readonly commitSha: Oid;
  readonly originalCommitSha: Oid;
  readonly diffHunk: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
};

/** What a merge queue builds and waits for checks on. */
export type MergeGroup = {
  readonly id: number;
  readonly repositoryId: number;
  readonly baseRef: string;
  readonly baseSha: Oid;
  readonly headRef: string;
  readonly headSha: Oid;
  readonly pullRequestIds: readonly number[];
};
