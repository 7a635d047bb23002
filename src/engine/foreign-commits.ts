// Which commits have no business on the ledger's branch. GitHub signs what it commits for whoever asks it: what counts is
// that it did, and for whom.
import type { AccountId } from "../domain/ids.ts";
import type { BranchCommit } from "../ports/branch.ts";

/** The newest commit of some, newest first, that has no business on the branch; null when all have. */
export type FindForeign = (newestFirst: readonly BranchCommit[]) => Promise<BranchCommit | null>;

export type LedgerWriters = {
  /** The App's bot. */
  readonly own: () => Promise<AccountId>;
  /** Whether the configuration, as it stands on the default branch, hands the home to workflows. */
  readonly isHandedToJobs: () => Promise<boolean>;
};

/**
 * For the App: its own bot's commits. A workflow's count where no commit of our own is beneath them, so that a home which
 * the Action began can be taken over, or where the configuration hands the home to the Action: anybody who may push can
 * have a workflow commit. A commit of ours vouches for all beneath it, since that was read before it was made.
 */
export function foreignToApp({ own, isHandedToJobs }: LedgerWriters): FindForeign {
  return async (newestFirst) => {
    const account = String(await own());
    const ours = newestFirst.findIndex(({ author, signature }) => {
      return signature === "verified" && author.account === account;
    });
    const above = ours === -1 ? newestFirst : newestFirst.slice(0, ours);
    const stranger = above.find((commit) => !isByJob(commit));
    if (stranger !== undefined) return stranger;
    const [newest] = above;
    if (newest === undefined || ours === -1) return null;
    return (await isHandedToJobs()) ? null : newest;
  };
}

/** For whoever cannot know the App's bot, a workflow or a person who reads: any bot's, never a person's. */
export async function foreignToAll(newestFirst: readonly BranchCommit[]): Promise<BranchCommit | null> {
  return newestFirst.find((commit) => !isByBot(commit)) ?? null;
}

/** GitHub keeps the ending for bots, and this name for what a job does with its own token. */
function isByJob(commit: BranchCommit): boolean {
  return isByBot(commit) && commit.author.name === "github-actions[bot]";
}

function isByBot({ signature, author }: BranchCommit): boolean {
  return signature === "verified" && author.name.endsWith("[bot]");
}
