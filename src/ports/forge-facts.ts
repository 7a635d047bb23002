import type { AccountId, CommitSha, PullRequestId, RepositoryId, TaskId } from "../domain/ids.ts";
import type { PullRequestFacts } from "../domain/review/schema.ts";
import type { Timestamp } from "../domain/timestamp.ts";

/** What the forge says is so, in our words. */

export type Account = {
  readonly id: AccountId;
  readonly login: string;
  readonly kind: "user" | "bot" | "organization" | "other";
};

export type RepositoryReference = {
  readonly id: RepositoryId;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string | null;
  readonly isPrivate: boolean;
};

export type Permission = "none" | "read" | "triage" | "write" | "maintain" | "admin";

/** Somebody in a repository. */
export type Person = { readonly repository: RepositoryReference; readonly login: string };

export type IssueFacts = {
  readonly id: TaskId;
  readonly repository: RepositoryId;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Account;
  readonly open: boolean;
  readonly closedAs: "completed" | "not-planned" | "duplicate" | null;
  readonly labels: readonly string[];
  readonly assignees: readonly Account[];
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly parent: TaskId | null;
};

/** One entry of an issue's timeline: who changed what, and when. */
export type TimelineEntry = {
  readonly id: string;
  readonly at: Timestamp;
  /** Null for a deleted account. */
  readonly actor: Account | null;
} & (
  | { readonly kind: "labeled" | "unlabeled"; readonly label: string }
  | { readonly kind: "assigned" | "unassigned"; readonly assignee: AccountId | null }
  /** `byMerge`: GitHub closed it, with the pull request that said so. */
  | { readonly kind: "closed"; readonly byMerge: boolean }
  | { readonly kind: "reopened" }
  /** It was an issue of another repository; null for one that we may not see. */
  | { readonly kind: "transferred"; readonly from: RepositoryId | null }
);

export type CommentFacts = {
  /** Node id. */
  readonly id: string;
  /** Numeric id, for a link. */
  readonly databaseId: number;
  readonly author: Account;
  readonly body: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
};

/** A comment as it stands now. */
export type StandingComment = {
  readonly author: AccountId;
  /** What its author is called now. */
  readonly login: string;
  readonly body: string;
  readonly edited: boolean;
  /** Whoever changed its words, each once; null for an account that is gone, and for edits too many to be told. */
  readonly editors: readonly (AccountId | null)[];
};

/** A comment of our own, found by its marker and by us being its author. */
export type OwnComment = {
  readonly id: string;
  readonly body: string;
  /** Younger ones of ours with the same marker, which should not be: two writers that overlapped made them. */
  readonly extras?: readonly string[];
};

export type IssueLook = {
  readonly facts: IssueFacts;
  /** The newest entries, oldest first. */
  readonly timeline: readonly TimelineEntry[];
  /** Our comments by those of the markers asked for that were found; not there when none was asked for. */
  readonly comments?: ReadonlyMap<string, OwnComment>;
};

/** A check run of ours on the head that was looked at. */
export type OwnCheck = {
  readonly id: string;
  readonly name: string;
  readonly status: "in-progress" | "completed";
  readonly conclusion: string | null;
  readonly title: string;
  readonly summary: string;
};

export type PullRequestLook = {
  /** `links` holds the issues that closing keywords and trailers name; the branch and the agent are looked at by the rules. */
  readonly facts: PullRequestFacts;
  readonly title: string;
  readonly authorAccount: Account;
  /** Who reviewed it, as they are called now. */
  readonly reviewers: readonly Account[];
  /** Members' logins asked to review, by account. */
  readonly requestedReviewers: readonly AccountId[];
  readonly ownChecks: readonly OwnCheck[];
  /** Commits of the base branch and the head, for links of checks. */
  readonly baseSha: CommitSha;
  readonly baseIsDefault: boolean;
  /** Our comments by those of the markers asked for that were found; not there when none was asked for. */
  readonly comments?: ReadonlyMap<string, OwnComment>;
};

/** A subject that is not there (any more): deleted, transferred away, or hidden from us. */
export type Missing = { readonly missing: true };

/**
 * A subject that GitHub fails at, though it answered for something else. `others` tells whether it answers for any other of
 * its kind: then it is this one's trouble alone, which may never pass.
 */
export type Unreadable = { readonly unreadable: string; readonly others: "answered" | "unanswered" };

export type IssueAddress = { readonly repository: RepositoryReference; readonly number: number };

/** An issue that was seen at this address. */
export type IssueSeen = IssueAddress & { readonly issue: TaskId };

/** Where it is now. */
export type Whereabouts =
  | { readonly kind: "there" | "deleted" }
  | { readonly kind: "moved"; readonly to: IssueAddress & { readonly task: TaskId } }
  /** Its repository can be read, and GitHub shows no such issue: deleted, or moved out of our sight, or not there for a moment. */
  | { readonly kind: "hidden" }
  /** Nothing can be said now: its repository cannot be read, or there was too much to ask. */
  | { readonly kind: "unknown" };

export type IssueToSee = IssueAddress & {
  /** Markers of comments of ours to look for on the way. */
  readonly markers?: readonly string[];
};

export type PullRequestAddress = IssueToSee & {
  /** The head whose diff is known already: its patch id need not be computed again. */
  readonly knownHead: CommitSha | null;
};

export type Changes = {
  /** Issues, and pull requests, by number. */
  readonly issues: readonly number[];
  readonly pullRequests: readonly {
    readonly number: number;
    readonly id: PullRequestId;
    readonly head: CommitSha;
  }[];
  readonly comments: readonly {
    readonly number: number;
    readonly onPullRequest: boolean;
    readonly comment: CommentFacts;
  }[];
};
