import type { AccountId, CommitSha, PullRequestId, TaskId } from "../domain/ids.ts";

/** A change that we want to see on GitHub: the difference between what should be shown and what is. */
export type Effect =
  /** Only names in our namespaces; labels of people are never touched. Missing labels are created with these looks. */
  | {
      readonly kind: "labels";
      readonly subject: TaskId;
      readonly number: number;
      readonly add: readonly LabelLook[];
      readonly remove: readonly string[];
      /** All that may be wanted sooner or later: made together with the first label that is missing. */
      readonly palette?: readonly LabelLook[];
    }
  /** Creates the one comment with this marker, or edits it; `comment` is its id when known. */
  | {
      readonly kind: "comment";
      readonly subject: TaskId | PullRequestId;
      readonly number: number;
      readonly marker: string;
      readonly comment: string | null;
      readonly body: string;
    }
  /** One of our own, by its id, that stands there twice. */
  | { readonly kind: "delete-comment"; readonly subject: TaskId | PullRequestId; readonly comment: string }
  | { readonly kind: "reaction"; readonly subject: string; readonly content: Reaction }
  | {
      readonly kind: "close";
      readonly subject: TaskId;
      readonly number: number;
      readonly as: "completed" | "not-planned" | "duplicate";
    }
  | { readonly kind: "reopen"; readonly subject: TaskId; readonly number: number }
  | {
      readonly kind: "assignees";
      readonly subject: TaskId;
      readonly number: number;
      readonly add: readonly AccountId[];
      readonly remove: readonly AccountId[];
    }
  | {
      readonly kind: "request-reviewers";
      readonly subject: PullRequestId;
      readonly number: number;
      readonly reviewers: readonly AccountId[];
    }
  /** `check` is our check run's id on that head when known. */
  | {
      readonly kind: "check";
      readonly head: CommitSha;
      readonly check: string | null;
      readonly name: string;
      readonly state: CheckState;
      readonly title: string;
      readonly summary: string;
      readonly annotations: readonly Annotation[];
    }
  | { readonly kind: "convert-to-draft"; readonly subject: PullRequestId }
  | { readonly kind: "ready-for-review"; readonly subject: PullRequestId };

export type LabelLook = { readonly name: string; readonly color: string; readonly description: string };

export type Reaction = "eyes" | "thumbs-up" | "confused" | "rocket";

/** `waiting` and `action-required` hold a required check back; `success` lets it pass. */
export type CheckState = "waiting" | "success" | "failure" | "action-required";

export type Annotation = {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number | null;
  readonly level: "failure" | "warning" | "notice";
  readonly message: string;
};

export type EffectOutcome =
  /** `id` is what was created or edited, where there is one. */
  | { readonly outcome: "done"; readonly id: string | null }
  /** Trying again will not help: `gone` and `locked` are people's doing, and `code` is GitHub's word for what it does not take. */
  | {
      readonly outcome: "refused";
      readonly cause: "gone" | "locked" | "not-an-app" | "unwritable";
      readonly code: string | null;
      readonly reason: string;
    }
  /** It was not done: a limit, or no connection. */
  | { readonly outcome: "unavailable"; readonly reason: string; readonly retryAt: number | null }
  /** GitHub was asked more than once and never said whether it is done; safe to ask for again. */
  | { readonly outcome: "uncertain"; readonly reason: string; readonly retryAt: number | null };
