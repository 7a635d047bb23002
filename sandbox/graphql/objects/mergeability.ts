import { actorOf } from "../../authorization/actor-of.ts";
import { mergeBlockers } from "../../operations/merge-blockers.ts";
import { computeMergeability } from "../../operations/refresh-pull-request.ts";
import { headKey } from "../../state/github-state.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

/** What is not known yet is worked out after it was asked for, as on GitHub: the next one to ask is told. */
export function mergeabilityFields(scope: Scope, pull: PullRequest): { readonly [name: string]: Field } {
  return {
    mergeable: async () => {
      await computeMergeability(scope.github, pull.id);
      return pull.mergeability.toUpperCase();
    },
    mergeStateStatus: async () => {
      await computeMergeability(scope.github, pull.id);
      return mergeState(scope, pull);
    },
  };
}

async function mergeState(scope: Scope, pull: PullRequest): Promise<string> {
  const { state } = scope.view;
  if (pull.mergeability === "unknown" || state.issues.at(pull.issueId).state === "closed") return "UNKNOWN";
  if (pull.mergeability === "conflicting") return "DIRTY";
  if (pull.isDraft) return "DRAFT";
  const blockers = await mergeBlockers(scope.view, actorOf(scope.caller), pull);
  if (blockers.length > 0) return "BLOCKED";
  return hasBadChecks(scope, pull) ? "UNSTABLE" : "CLEAN";
}

/** Checks that no rule requires do not block, but show. */
function hasBadChecks({ view }: Scope, pull: PullRequest): boolean {
  const key = headKey(pull.repositoryId, pull.headSha);
  const good: ReadonlySet<string | null> = new Set(["success", "neutral", "skipped"]);
  return (
    view.state.checkRuns.by("head", key).some(({ conclusion }) => !good.has(conclusion)) ||
    view.state.statuses.by("head", key).some(({ state }) => state !== "success")
  );
}
