import { CommitNotFoundError } from "../../ports/branch.ts";
import type { BranchSnapshot, CommitId } from "../../ports/branch.ts";
import { LedgerStalledError } from "../../ports/ledger.ts";
import type { LedgerContext } from "./context.ts";
import { lookPatiently } from "./patience.ts";

/**
 * Files at a commit that was just written or read, and so exists, though reads may not show it yet.
 * @throws {LedgerStalledError} when they do not within the ledger's patience.
 */
export async function readAt(
  context: LedgerContext,
  paths: readonly string[],
  head: CommitId,
): Promise<BranchSnapshot> {
  const snapshot = await lookPatiently(context, async () => {
    try {
      return await context.branch.read(paths, head);
    } catch (error) {
      if (error instanceof CommitNotFoundError) return null;
      throw error;
    }
  });
  if (snapshot === null) throw new LedgerStalledError(`commit ${head} is known, and reads do not show it`);
  return snapshot;
}
