// A commit that is made once, whatever the network says about it.
import { AmbiguousWriteError } from "../../ports/branch.ts";
import type { BranchChange, BranchCommit, CommitId, CommitOutcome } from "../../ports/branch.ts";
import { formatMessage, hasTrailer } from "./commit-message.ts";
import type { Trailer } from "./commit-message.ts";
import type { LedgerContext } from "./context.ts";
import { RECENT_COMMITS } from "./limits.ts";
import { lookPatiently } from "./patience.ts";

export type SureChange = Omit<BranchChange, "message"> & {
  readonly subject: string;
  /** By this the commit is known again. */
  readonly trailer: Trailer;
};

const ATTEMPTS = 3;

/**
 * Commits, and after an ambiguous answer looks at what became of it before it tries again.
 * @throws {AmbiguousWriteError} when each attempt was ambiguous and none was ever seen.
 */
export async function commitSurely(context: LedgerContext, change: SureChange): Promise<CommitOutcome> {
  const { subject, trailer, ...files } = change;
  let doubt: AmbiguousWriteError | null = null;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const outcome = await context.branch.commit({ ...files, message: formatMessage(subject, trailer) });
      if (outcome.outcome === "conflict" && doubt !== null)
        return (await findOut(context, change)) ?? outcome;
      if (outcome.outcome === "committed" && change.expectedHead !== null) {
        context.knownHeads.leave(change.expectedHead);
      }
      return outcome;
    } catch (error) {
      if (!(error instanceof AmbiguousWriteError)) throw error;
      doubt = error;
      const outcome = await findOut(context, change);
      if (outcome !== null) return outcome;
    }
  }
  throw doubt ?? new AmbiguousWriteError("no attempt was made");
}

/** What the branch shows to have come of the change; null when it shows neither it nor another in its place. */
function findOut(
  context: LedgerContext,
  { expectedHead, trailer }: SureChange,
): Promise<CommitOutcome | null> {
  return lookPatiently(context, async () => {
    const next = nextAfter(await context.branch.recentCommits(RECENT_COMMITS), expectedHead);
    if (next === null) return null;
    if (expectedHead !== null) context.knownHeads.leave(expectedHead);
    return hasTrailer(next.message, trailer)
      ? { outcome: "committed", head: next.id }
      : { outcome: "conflict" };
  });
}

/** The commit directly on top of `head`; a branch has only one there. Null when none is in sight. */
function nextAfter(newestFirst: readonly BranchCommit[], head: CommitId | null): BranchCommit | null {
  if (head === null) return newestFirst.length < RECENT_COMMITS ? (newestFirst.at(-1) ?? null) : null;
  const age = newestFirst.findIndex((commit) => commit.id === head);
  return newestFirst[age - 1] ?? null;
}
