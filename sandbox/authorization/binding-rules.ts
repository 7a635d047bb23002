import type { Actor } from "../state/actor.ts";
import type { GitHubState } from "../state/github-state.ts";
import type { Repository } from "../state/repository.ts";
import type { BypassActor, Rule } from "../state/ruleset.ts";
import { coversRef } from "./ref-pattern.ts";
import { planHasRulesets } from "./ruleset-plan.ts";
import { isAtLeast, roleIn } from "./repository-role.ts";

/** GitHub's ids of the repository roles in bypass lists. */
export const roleIds: ReadonlyMap<number, "maintain" | "write" | "admin"> = new Map([
  [2, "maintain"],
  [4, "write"],
  [5, "admin"],
]);

/** The rules that bind an actor on a ref. `through`: bypass for pull requests only does not help a push. */
export function bindingRules(
  state: GitHubState,
  repository: Repository,
  ref: string,
  actor: Actor,
  through: "push" | "pull-request",
): readonly Rule[] {
  return activeRulesets(state, repository, ref)
    .filter(
      ({ bypassActors }) =>
        !bypassActors.some(
          (bypass) =>
            (bypass.mode === "always" || through === "pull-request") &&
            isActor(state, repository, bypass, actor),
        ),
    )
    .flatMap(({ rules }) => rules);
}

export function activeRulesets(state: GitHubState, repository: Repository, ref: string) {
  if (!planHasRulesets(state, repository)) return [];
  return state.rulesets
    .by("repository", repository.id)
    .filter((ruleset) => ruleset.enforcement === "active" && coversRef(ruleset, repository, ref));
}

function isActor(state: GitHubState, repository: Repository, bypass: BypassActor, actor: Actor): boolean {
  switch (bypass.actorType) {
    case "Integration":
      return actor.viaAppId !== null && actor.viaAppId === bypass.actorId;
    case "User":
      return actor.accountId === bypass.actorId;
    case "Team":
      return state.teams.find(bypass.actorId ?? 0)?.memberIds.includes(actor.accountId) ?? false;
    case "OrganizationAdmin": {
      const owner = state.accounts.at(repository.ownerId);
      return owner.kind === "organization" && owner.adminIds.includes(actor.accountId);
    }
    case "RepositoryRole": {
      const needed = roleIds.get(bypass.actorId ?? 0);
      if (needed === undefined || actor.viaAppId !== null) return false;
      return isAtLeast(roleIn(state, repository, actor.accountId, "explicit"), needed);
    }
    case "DeployKey":
      return false;
    default:
      return bypass.actorType satisfies never;
  }
}
