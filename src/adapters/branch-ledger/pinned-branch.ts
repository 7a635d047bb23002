import type { Branch, BranchCommit, BranchSnapshot, CommitId } from "../../ports/branch.ts";
import { RECENT_COMMITS } from "./limits.ts";

/** The branch as it is at one commit, however it goes on meanwhile. */
export interface PinnedBranch {
  readonly head: CommitId;
  /** Files in the order of the paths. */
  read(paths: readonly string[]): Promise<readonly (string | null)[]>;
  list(directory: string): ReturnType<Branch["list"]>;
  recentCommits(): Promise<readonly BranchCommit[]>;
}

/** What the snapshot already holds is not asked for again. */
export function pinBranch(branch: Branch, snapshot: BranchSnapshot): PinnedBranch {
  const { head, files } = snapshot;
  return {
    head,

    async read(paths) {
      const unread = paths.filter((path) => !files.has(path));
      const more = unread.length === 0 ? null : await branch.read(unread, head);
      return paths.map((path) => files.get(path) ?? more?.files.get(path) ?? null);
    },

    list: (directory) => branch.list(directory, head),

    recentCommits: () => branch.recentCommits(RECENT_COMMITS, head),
  };
}
