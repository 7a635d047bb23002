import type { RepositoryId } from "./ids.ts";
import type { OrganizationState } from "./organization-state.ts";

/** Whether a repository is the home, or one that the configuration in force puts under its care. */
export function isOfHome({ frame }: OrganizationState, repository: RepositoryId): boolean {
  const listed = frame.configuration?.resolved.organization.repositories ?? [];
  return frame.home?.repository === repository || listed.some(({ id }) => id === repository);
}
