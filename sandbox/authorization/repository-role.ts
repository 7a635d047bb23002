import type { GitHubState } from "../state/github-state.ts";
import type { Repository, RepositoryRole } from "../state/repository.ts";
import { repositoryRoles } from "../state/repository.ts";

/**
 * The strongest role that a person has in a repository: as owner, organisation admin, collaborator or through a team.
 * `effective` counts that anyone may read a public repository.
 */
export function roleIn(
  state: GitHubState,
  repository: Repository,
  accountId: number,
  reading: "effective" | "explicit",
): RepositoryRole {
  const roles: RepositoryRole[] = [reading === "effective" && !repository.isPrivate ? "read" : "none"];
  if (repository.ownerId === accountId) roles.push("admin");
  const owner = state.accounts.at(repository.ownerId);
  if (owner.kind === "organization") {
    if (owner.adminIds.includes(accountId)) roles.push("admin");
    else if (owner.memberIds.includes(accountId)) roles.push("read");
  }
  for (const collaborator of repository.collaborators) {
    if (collaborator.accountId === accountId) roles.push(collaborator.role);
  }
  for (const access of repository.teams) {
    if (state.teams.find(access.teamId)?.memberIds.includes(accountId) === true) roles.push(access.role);
  }
  return roles.reduce((strongest, role) => (isAtLeast(role, strongest) ? role : strongest));
}

export function isAtLeast(role: RepositoryRole, needed: RepositoryRole): boolean {
  return repositoryRoles.indexOf(role) >= repositoryRoles.indexOf(needed);
}
