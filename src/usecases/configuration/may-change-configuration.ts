import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";

/** Whether it tells of a push to the home's default branch in which the configuration may be another. */
export function mayChangeConfiguration(home: RepositoryReference, hint: Hint): boolean {
  return (
    hint.kind === "branch-pushed" &&
    hint.isDefault &&
    hint.repository.id === home.id &&
    hint.changesConfiguration !== false
  );
}
