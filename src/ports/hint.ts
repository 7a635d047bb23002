import type { AccountId, CommitSha, PullRequestId, TaskId } from "../domain/ids.ts";
import type { ReviewDecision } from "../domain/review/schema.ts";
import type { Timestamp } from "../domain/timestamp.ts";
import type { Account, CommentFacts, IssueFacts, RepositoryReference } from "./forge-facts.ts";

/**
 * What a webhook delivery says, in our words. It is a hint: it tells where to look and keeps what a later look may no
 * longer show (a comment's text, the commit that a review was given for). What is true is read from the forge.
 */
export type Hint = { readonly at: Timestamp; readonly repository: RepositoryReference } & (
  | {
      readonly kind: "issue";
      readonly issue: IssueFacts;
      readonly sender: Account;
      readonly change: IssueChangeKind;
      /** The label that was put on or taken off. */
      readonly label?: string;
      /** Who was assigned or taken away. */
      readonly assignee?: AccountId;
    }
  | {
      readonly kind: "issue-deleted";
      readonly task: TaskId;
      readonly number: number;
      /** Null when no webhook told it. */
      readonly sender: Account | null;
    }
  | {
      readonly kind: "issue-transferred";
      readonly task: TaskId;
      /** The number that it had. */
      readonly number: number;
      readonly to: {
        readonly task: TaskId;
        readonly repository: RepositoryReference;
        readonly number: number;
      };
      /** Null when no webhook told it. */
      readonly sender: Account | null;
    }
  | {
      readonly kind: "comment";
      readonly subject: Subject;
      readonly comment: CommentFacts;
      /** Who wrote or edited it just now. */
      readonly sender: Account;
      readonly edited: boolean;
    }
  | {
      readonly kind: "pull-request";
      readonly number: number;
      readonly id: PullRequestId;
      /** Numbers of this repository that its branch and its words name: likely its tasks, or what it takes back. */
      readonly names?: readonly number[];
      /** Null when nobody is known to have done anything: it is only to be looked at. */
      readonly sender: Account | null;
    }
  | {
      readonly kind: "review";
      readonly number: number;
      readonly pullRequest: PullRequestId;
      readonly review: {
        readonly id: string;
        readonly reviewer: Account;
        readonly decision: ReviewDecision | "commented" | "dismissed";
        readonly commit: CommitSha;
        readonly at: Timestamp;
      };
      readonly sender: Account;
    }
  | {
      readonly kind: "checks";
      readonly head: CommitSha;
      readonly pullRequests: readonly number[];
      /** Number of the App whose checks they are; null for a commit status. */
      readonly app: number | null;
      /** They were asked for (a new head), asked for again (by a person), or somebody told how they went. */
      readonly change: "requested" | "rerequested" | "told";
    }
  | {
      readonly kind: "branch-pushed";
      readonly branch: string;
      readonly head: CommitSha;
      readonly pusher: Account | null;
      readonly isDefault: boolean;
      /** Whether `.github/tutti.yml` is among the changed files; null when the payload cannot say. */
      readonly changesConfiguration: boolean | null;
    }
  | {
      readonly kind: "merge-group";
      readonly head: CommitSha;
      readonly headRef: string;
      readonly baseRef: string;
    }
  | { readonly kind: "repository-changed" }
  /** Somebody may do more or less here than before; null when that may be anybody. */
  | { readonly kind: "rights-changed"; readonly account: AccountId | null }
);

export type IssueChangeKind =
  | "opened"
  | "edited"
  | "labeled"
  | "unlabeled"
  | "assigned"
  | "unassigned"
  | "closed"
  | "reopened"
  | "relations"
  | "comment-deleted"
  | "other";

export type Subject =
  | { readonly kind: "issue"; readonly task: TaskId; readonly number: number; readonly open: boolean }
  | {
      readonly kind: "pull-request";
      readonly pullRequest: PullRequestId | null;
      readonly number: number;
      readonly open: boolean;
    };

/** What a delivery comes to: hints in order, or why there is nothing in it for us. */
export type Translation =
  | { readonly outcome: "hints"; readonly hints: readonly Hint[] }
  | { readonly outcome: "installation-changed" }
  | { readonly outcome: "ignored"; readonly reason: string };

/** Payload to hints: pure, total; a payload that does not fit is ignored with the reason. */
export type Translate = (event: string, payload: unknown, receivedAt: Timestamp) => Translation;
