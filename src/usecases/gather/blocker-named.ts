import type { CommandLine } from "../../comment-language/read-comment.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";

/** The issue of this repository that a `/block` names; null for another command, another blocker, another repository. */
export function blockerNamed({ owner, name }: RepositoryReference, { reading }: CommandLine): number | null {
  if (!reading.ok || reading.value.name !== "block" || reading.value.blocker.kind !== "issue") return null;
  const { repository, number } = reading.value.blocker;
  const isHere = repository === null || repository.toLowerCase() === `${owner}/${name}`.toLowerCase();
  return isHere ? number : null;
}
