import type { Actor } from "../state/actor.ts";
import type { RefUpdate } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import { Refusal } from "../state/refusal.ts";
import { mayUpdateRef } from "./may-update-ref.ts";
import { refsUpdated } from "./refs-updated.ts";

/**
 * Moves a ref through the API, with all that follows. Throws a 422 when a ruleset forbids it; `stale` when somebody was
 * quicker.
 */
export async function moveRef(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  update: RefUpdate,
): Promise<"updated" | "stale"> {
  const refusal = await mayUpdateRef(github, actor, repositoryId, update);
  if (refusal !== null) throw new Refusal(422, `Repository rule violations found\n\n${refusal}`);
  const outcome = await github.git.updateRef(repositoryId, update);
  if (outcome === "updated") await refsUpdated(github, actor, repositoryId, [update]);
  return outcome;
}
