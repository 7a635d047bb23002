import type { GitHubState } from "../state/github-state.ts";
import type { Repository } from "../state/repository.ts";
import { forbidden } from "../state/refusal.ts";

/** Rulesets, and the older branch protection, are for public repositories and for those of accounts that pay. */
export function planHasRulesets(state: GitHubState, { isPrivate, ownerId }: Repository): boolean {
  const owner = state.accounts.at(ownerId);
  return !isPrivate || owner.kind === "bot" || owner.plan === "paid";
}

/** GitHub refuses every question about rulesets then, also those that anybody may ask who reads. */
export function needRulesets(state: GitHubState, repository: Repository): void {
  if (planHasRulesets(state, repository)) return;
  const plan = state.accounts.at(repository.ownerId).kind === "organization" ? "Team" : "Pro";
  throw forbidden(`Upgrade to GitHub ${plan} or make this repository public to enable this feature.`);
}
