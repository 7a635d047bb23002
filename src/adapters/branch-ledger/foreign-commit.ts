import type { BranchCommit, CommitId } from "../../ports/branch.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import type { LedgerContext } from "./context.ts";
import { problem } from "./problem.ts";

/** The newest commit that has no business on the branch, among those that came after `since`. */
export function findForeignCommit(
  { acceptCommit }: LedgerContext,
  newestFirst: readonly BranchCommit[],
  since: CommitId | null = null,
): LedgerProblem | null {
  if (acceptCommit === undefined) return null;
  for (const commit of newestFirst) {
    if (commit.id === since) return null;
    if (!acceptCommit(commit)) {
      const { name, email } = commit.author;
      return problem("foreign-commit", `${commit.signature} commit ${commit.id} by ${name} <${email}>`);
    }
  }
  return null;
}
