import type { Effect } from "../../../ports/effect.ts";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import { planCheck } from "./checks.ts";
import { planComment } from "./comments.ts";
import { planLabels } from "./labels.ts";
import type { Memory } from "./memory.ts";
import { planAssignees, planReviewers } from "./people.ts";
import { type Plan, mutate } from "./plan.ts";
import type { Identity, Prepared } from "./prepare.ts";
import { singleMutation } from "./single-mutations.ts";

/** What to do for an effect, after what it needs has been prepared. */
export function planEffect(
  effect: Effect,
  repository: RepositoryReference,
  { repositoryId, checks, gone }: Prepared,
  { app }: Identity,
  memory: Memory,
): Plan {
  switch (effect.kind) {
    case "labels":
      return planLabels(effect, repository, memory);
    case "comment":
      return gone.has(effect)
        ? { kind: "refused", cause: "gone", reason: "its issue or pull request is gone" }
        : planComment(effect, memory);
    case "check":
      return app === null
        ? { kind: "refused", cause: "not-an-app", reason: "only an App makes checks" }
        : planCheck(effect, repository, repositoryId, checks.get(effect) ?? null, memory);
    case "assignees":
      return planAssignees(effect, memory);
    case "request-reviewers":
      return planReviewers(effect, memory);
    case "delete-comment":
    case "reaction":
    case "close":
    case "reopen":
    case "convert-to-draft":
    case "ready-for-review":
      return mutate(singleMutation(effect));
    default:
      return effect satisfies never;
  }
}
