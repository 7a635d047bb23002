import type { Timestamp } from "./account.ts";

export type StateReason = "completed" | "not_planned" | "duplicate" | "reopened";

export type LockReason = "off-topic" | "too heated" | "resolved" | "spam";

/** Who wrote something, and through which app when not by hand. */
export type Authorship = { readonly authorId: number; readonly viaAppId: number | null };

export type Edit = { readonly editorId: number; readonly at: Timestamp };

/** An issue, or the part of a pull request that is an issue; that one has a row in `pullRequests` too. */
export type Issue = Authorship & {
  readonly id: number;
  readonly repositoryId: number;
  readonly number: number;
  readonly isPullRequest: boolean;
  readonly title: string;
  readonly body: string | null;
  readonly state: "open" | "closed";
  readonly stateReason: StateReason | null;
  readonly labelIds: readonly number[];
  readonly assigneeIds: readonly number[];
  readonly isLocked: boolean;
  readonly lockReason: LockReason | null;
  readonly isPinned: boolean;
  readonly parentId: number | null;
  /** In the order that people gave them. */
  readonly subIssueIds: readonly number[];
  readonly blockedByIds: readonly number[];
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly closedAt: Timestamp | null;
  readonly closedById: number | null;
  readonly lastEdit: Edit | null;
  /** A deleted issue answers 410, a transferred one 301. */
  readonly gone: null | { readonly kind: "deleted" } | { readonly kind: "transferred"; readonly to: number };
};

export type IssueComment = Authorship & {
  readonly id: number;
  readonly repositoryId: number;
  readonly issueId: number;
  readonly body: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly lastEdit: Edit | null;
  /** Every edit, oldest first. */
  readonly edits: readonly Edit[];
  readonly minimizedReason: string | null;
};

export const reactionContents = [
  "+1",
  "-1",
  "laugh",
  "confused",
  "heart",
  "hooray",
  "rocket",
  "eyes",
] as const;

export type ReactionContent = (typeof reactionContents)[number];

export type ReactionSubject =
  | { readonly kind: "issue"; readonly id: number }
  | { readonly kind: "issue-comment"; readonly id: number }
  | { readonly kind: "review-comment"; readonly id: number }
  | { readonly kind: "discussion"; readonly id: number }
  | { readonly kind: "discussion-comment"; readonly id: number };

export type Reaction = {
  readonly id: number;
  readonly repositoryId: number;
  readonly subject: ReactionSubject;
  readonly accountId: number;
  readonly content: ReactionContent;
  readonly createdAt: Timestamp;
};
