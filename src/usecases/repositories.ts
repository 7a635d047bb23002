import type { RepositoryId } from "../domain/ids.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { Home } from "./home.ts";

/** A repository by its id, which survives renames; null when we may not see it. */
export async function repositoryOf(home: Home, id: RepositoryId): Promise<RepositoryReference | null> {
  if (id === home.repository.id) return home.repository;
  return (await home.forge.repositories()).find((each) => each.id === id) ?? null;
}
