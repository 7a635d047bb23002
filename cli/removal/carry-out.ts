import { RequestRefused } from "../../src/adapters/github/client/errors.ts";
import { type Removal, removeTrace } from "../../src/adapters/github/upkeep/remove-trace.ts";
import type { Context } from "../context.ts";
import type { Reached } from "../github/reach.ts";

/** After how many removals it is told how far it is. */
const everyMany = 50;

/** Gives back what GitHub refuses: the rest goes all the same. */
export async function carryOut(
  { progress }: Pick<Context, "progress">,
  { client, repository }: Pick<Reached, "client" | "repository">,
  removals: readonly Removal[],
): Promise<readonly Removal[]> {
  const refused: Removal[] = [];
  for (const [index, removal] of removals.entries()) {
    if (index % everyMany === 0) progress(`removing: ${index} of ${removals.length}`);
    try {
      await removeTrace(client, repository, removal);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      refused.push(removal);
    }
  }
  return refused;
}
