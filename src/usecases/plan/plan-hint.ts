import { type Actor, tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Digest } from "../../ports/digest.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Gathered } from "../gather/gathered.ts";
import { planBranch } from "./plan-branch.ts";
import { planComment } from "./plan-comment.ts";
import { planIssue } from "./plan-issue.ts";
import { observationOf } from "./plan-pull-request.ts";
import { planMovedBlocker, planWaiting } from "./plan-waiting.ts";

const fact: { readonly by: Actor; readonly cause: null; readonly text: string; readonly place: null } = {
  by: tutti,
  cause: null,
  text: "",
  place: null,
};

/** The commands that a hint comes to, on what was gathered and the state as it is. Pure. */
export function planHint(
  state: OrganizationState,
  gathered: Gathered,
  hint: Hint,
  digest: Digest,
): readonly Command[] {
  switch (hint.kind) {
    case "issue":
      return planIssue(state, gathered, hint);
    case "issue-deleted":
      return [
        ...(state.tasks.has(hint.task)
          ? [{ type: "DeleteTask", ...fact, at: hint.at, task: hint.task } as const]
          : []),
        ...planWaiting(state, hint.repository, hint.number, hint.at),
      ];
    case "issue-transferred": {
      const { repository, number } = hint.to;
      const place = { issue: hint.to.task, repository: repository.id, number };
      const moved = { type: "RelocateTask", task: hint.task, ...place } as const;
      return [
        ...(state.tasks.has(hint.task) ? [{ ...moved, ...fact, at: hint.at }] : []),
        ...planMovedBlocker(state, hint),
      ];
    }
    case "comment":
      return planComment(state, gathered, hint, digest);
    case "pull-request":
      return observationOf(gathered, hint.id, hint.at, null);
    case "review":
      return observationOf(gathered, hint.pullRequest, hint.at, hint);
    case "checks":
      return hint.pullRequests.flatMap((number) => {
        const known = state.pullRequestAt(hint.repository.id, number);
        return known === undefined ? [] : observationOf(gathered, known.id, hint.at, null);
      });
    case "branch-pushed":
      return planBranch(state, hint);
    case "merge-group":
    case "repository-changed":
    case "rights-changed":
      return [];
    default:
      return hint satisfies never;
  }
}
