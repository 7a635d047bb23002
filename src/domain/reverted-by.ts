import type { OrganizationState } from "./organization-state.ts";
import type { PullRequest } from "./review/schema.ts";

/** The merged pull request that took this one back, the newest of several; null when none did. */
export function revertedBy(state: OrganizationState, { id }: PullRequest): PullRequest | null {
  let newest: PullRequest | null = null;
  for (const [, other] of state.pullRequests.entries()) {
    if (other.status !== "merged" || !other.reverts.includes(id)) continue;
    if (newest === null || other.number > newest.number) newest = other;
  }
  return newest;
}
