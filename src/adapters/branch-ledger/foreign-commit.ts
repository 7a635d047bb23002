import type { BranchCommit, CommitId } from "../../ports/branch.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import type { LedgerContext } from "./context.ts";
import { problem } from "./problem.ts";

/** The newest commit that has no business on the branch, down to `since`, which was looked at before. */
export async function findForeignCommit(
  { findForeign }: LedgerContext,
  newestFirst: readonly BranchCommit[],
  since: CommitId | null = null,
): Promise<LedgerProblem | null> {
  const before = newestFirst.findIndex(({ id }) => id === since);
  const commits = before === -1 ? newestFirst : newestFirst.slice(0, before + 1);
  const foreign = (await findForeign?.(commits)) ?? null;
  if (foreign === null) return null;
  const { id, signature, author } = foreign;
  return problem("foreign-commit", `${signature} commit ${id} by ${author.name} <${author.email}>`);
}
