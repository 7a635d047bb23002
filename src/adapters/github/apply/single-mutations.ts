// Effects that are one mutation each, and that change nothing when they are repeated.
import type { Effect, Reaction } from "../../../ports/effect.ts";
import type { Mutation } from "./mutation.ts";

export type SingleEffect = Extract<
  Effect,
  {
    readonly kind:
      | "reaction"
      | "delete-comment"
      | "close"
      | "reopen"
      | "convert-to-draft"
      | "ready-for-review";
  }
>;

export function singleMutation(effect: SingleEffect): Mutation {
  switch (effect.kind) {
    case "reaction":
      return {
        field: "addReaction",
        input: { subjectId: effect.subject, content: REACTIONS[effect.content] },
        selection: "subject { id }",
        creates: "nothing",
      };
    case "delete-comment":
      return {
        field: "deleteIssueComment",
        input: { id: effect.comment },
        selection: "",
        creates: "nothing",
      };
    case "close":
      return {
        field: "closeIssue",
        input: { issueId: effect.subject, stateReason: REASONS[effect.as] },
        selection: "issue { id }",
        creates: "nothing",
      };
    case "reopen":
      return {
        field: "reopenIssue",
        input: { issueId: effect.subject },
        selection: "issue { id }",
        creates: "nothing",
      };
    case "convert-to-draft":
      return {
        field: "convertPullRequestToDraft",
        input: { pullRequestId: effect.subject },
        selection: "pullRequest { id }",
        creates: "nothing",
      };
    case "ready-for-review":
      return {
        field: "markPullRequestReadyForReview",
        input: { pullRequestId: effect.subject },
        selection: "pullRequest { id }",
        creates: "nothing",
      };
    default:
      return effect satisfies never;
  }
}

const REACTIONS: Readonly<Record<Reaction, string>> = {
  eyes: "EYES",
  "thumbs-up": "THUMBS_UP",
  confused: "CONFUSED",
  rocket: "ROCKET",
};

const REASONS = { completed: "COMPLETED", "not-planned": "NOT_PLANNED", duplicate: "DUPLICATE" } as const;
