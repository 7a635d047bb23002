// A branch through GitHub's API: the ledger's home. Reads are one query each; a write is one signed commit or nothing.
import { type Branch, CommitNotFoundError } from "../../ports/branch.ts";
import { ForgeUnavailable } from "../../ports/forge.ts";
import { overviewInParts } from "../../ports/overview-in-parts.ts";
import type { BranchReads } from "../../ports/overview-in-parts.ts";
import { RequestRefused, UnexpectedAnswer } from "./client/errors.ts";
import type { GithubClient } from "./client/github-client.ts";
import type { GithubBranchAddress } from "./branch/branch-address.ts";
import { commitOnBranch } from "./branch/commit-on-branch.ts";
import { createFirstCommit } from "./branch/create-first-commit.ts";
import { listDirectory } from "./branch/list-directory.ts";
import { readOverview } from "./branch/overview.ts";
import { recentCommits } from "./branch/recent-commits.ts";
import { type CommitSource, readFiles } from "./read-files.ts";

export function createGithubBranch(client: GithubClient, address: GithubBranchAddress): Branch {
  const sourceOf = (commit: string | undefined): CommitSource =>
    commit === undefined ? { kind: "branch", name: address.branch } : { kind: "commit", id: commit };

  const reads: BranchReads = {
    async read(paths, at) {
      const found = await readFiles(client, address, sourceOf(at), paths);
      if (found === null && at !== undefined) throw new CommitNotFoundError(`no commit ${at}`);
      return found === null ? null : { head: found.commit, files: found.files };
    },

    list: (directory, at) => listDirectory(client, address, sourceOf(at), directory),

    recentCommits: (count, from) => recentCommits(client, address, sourceOf(from), count),
  };

  return {
    ...reads,

    async overview(question) {
      try {
        return await readOverview(client, address, question);
      } catch (error) {
        if (!mayBeTooMuch(error)) throw error;
        return overviewInParts(reads, question);
      }
    },

    commit: (change) => {
      const { expectedHead } = change;
      return expectedHead === null
        ? createFirstCommit(client, address, change)
        : commitOnBranch(client, address, { ...change, expectedHead });
    },
  };
}

/** GitHub gives up on a question that is too large for it as on any other: by an error of its own, or a time-out. */
function mayBeTooMuch(error: unknown): boolean {
  if (error instanceof ForgeUnavailable) return error.retryAt === null;
  return error instanceof UnexpectedAnswer || error instanceof RequestRefused;
}
