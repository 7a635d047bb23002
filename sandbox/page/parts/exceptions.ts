import { roleIds } from "../../authorization/binding-rules.ts";
import type { GitHubState } from "../../state/github-state.ts";
import type { BypassActor, Ruleset } from "../../state/ruleset.ts";

/** Whom a ruleset does not bind. `null`: it binds everybody. */
export function exceptionsOf(state: GitHubState, { bypassActors }: Ruleset): string | null {
  if (bypassActors.length === 0) return null;
  const names = bypassActors.map((actor) => {
    const name = nameOf(state, actor);
    return actor.mode === "always" ? name : `${name} in pull requests`;
  });
  return `binds everybody but ${names.join(", ")}`;
}

function nameOf(state: GitHubState, { actorType, actorId }: BypassActor): string {
  const id = actorId ?? 0;
  switch (actorType) {
    case "Integration":
      return `the App ${state.apps.find(id)?.name ?? String(id)}`;
    case "User":
      return state.accounts.find(id)?.login ?? `the account ${String(id)}`;
    case "Team":
      return `the team ${state.teams.find(id)?.slug ?? String(id)}`;
    case "OrganizationAdmin":
      return "the organisation’s owners";
    case "RepositoryRole":
      return `those with the role ${roleIds.get(id) ?? String(id)} or a stronger one`;
    case "DeployKey":
      return "deploy keys";
    default:
      return actorType satisfies never;
  }
}
