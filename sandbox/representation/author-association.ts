import type { GitHubState } from "../state/github-state.ts";
import type { Repository } from "../state/repository.ts";

export function authorAssociation(
  state: GitHubState,
  repository: Repository,
  accountId: number,
): "OWNER" | "MEMBER" | "COLLABORATOR" | "CONTRIBUTOR" | "NONE" {
  if (repository.ownerId === accountId) return "OWNER";
  const owner = state.accounts.at(repository.ownerId);
  if (owner.kind === "organization" && [...owner.memberIds, ...owner.adminIds].includes(accountId))
    return "MEMBER";
  if (repository.collaborators.some((collaborator) => collaborator.accountId === accountId))
    return "COLLABORATOR";
  const hasMerged = state.pullRequests
    .by("repository", repository.id)
    .some((pull) => pull.mergedAt !== null && state.issues.at(pull.issueId).authorId === accountId);
  return hasMerged ? "CONTRIBUTOR" : "NONE";
}
