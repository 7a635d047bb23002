import type { Branch, BranchCommit, BranchOverview, BranchSnapshot, CommitId } from "../../ports/branch.ts";
import { RECENT_COMMITS } from "./limits.ts";

/** The branch as it is at one commit, however it goes on meanwhile. */
export interface PinnedBranch {
  readonly head: CommitId;
  /** Files in the order of the paths. */
  read(paths: readonly string[]): Promise<readonly (string | null)[]>;
  list(directory: string): ReturnType<Branch["list"]>;
  recentCommits(): Promise<readonly BranchCommit[]>;
}

/** What the snapshot already holds is not asked for again, nor what it shows not to be there. */
export function pinBranch(branch: Branch, snapshot: BranchSnapshot | BranchOverview): PinnedBranch {
  const { head, files } = snapshot;
  const seen = "directories" in snapshot ? snapshot : null;

  function isMissing(path: string): boolean {
    const slash = path.lastIndexOf("/");
    if (slash === -1) return false;
    const directory = path.slice(0, slash);
    const held = seen?.directories.get(directory);
    return held === undefined
      ? isMissing(directory)
      : !held.some(({ name }) => name === path.slice(slash + 1));
  }

  return {
    head,

    async read(paths) {
      const unread = paths.filter((path) => !files.has(path) && !isMissing(path));
      const more = unread.length === 0 ? null : await branch.read(unread, head);
      return paths.map((path) => files.get(path) ?? more?.files.get(path) ?? null);
    },

    async list(directory) {
      return seen?.directories.get(directory) ?? (isMissing(directory) ? [] : branch.list(directory, head));
    },

    recentCommits: async () => seen?.commits ?? branch.recentCommits(RECENT_COMMITS, head),
  };
}
