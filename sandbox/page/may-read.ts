import { isAtLeast, roleIn } from "../authorization/repository-role.ts";
import type { GitHubState } from "../state/github-state.ts";
import type { Repository } from "../state/repository.ts";
import type { Visitor } from "./visitor.ts";

export function mayRead(state: GitHubState, visitor: Visitor | null, repository: Repository): boolean {
  if (visitor === null) return !repository.isPrivate;
  return isAtLeast(roleIn(state, repository, visitor.account.id, "effective"), "read");
}
