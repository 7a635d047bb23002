// A branch through GitHub's API: the ledger's home. Reads are one query each; a write is one signed commit or nothing.
import { type Branch, CommitNotFoundError } from "../../ports/branch.ts";
import type { GithubClient } from "./client/github-client.ts";
import type { GithubBranchAddress } from "./branch/branch-address.ts";
import { commitOnBranch } from "./branch/commit-on-branch.ts";
import { createFirstCommit } from "./branch/create-first-commit.ts";
import { listDirectory } from "./branch/list-directory.ts";
import { recentCommits } from "./branch/recent-commits.ts";
import { type CommitSource, readFiles } from "./read-files.ts";

export function createGithubBranch(client: GithubClient, address: GithubBranchAddress): Branch {
  const sourceOf = (commit: string | undefined): CommitSource =>
    commit === undefined ? { kind: "branch", name: address.branch } : { kind: "commit", id: commit };

  return {
    async read(paths, at) {
      const found = await readFiles(client, address, sourceOf(at), paths);
      if (found === null && at !== undefined) throw new CommitNotFoundError(`no commit ${at}`);
      return found === null ? null : { head: found.commit, files: found.files };
    },

    list: (directory, at) => listDirectory(client, address, sourceOf(at), directory),

    commit: (change) => {
      const { expectedHead } = change;
      return expectedHead === null
        ? createFirstCommit(client, address, change)
        : commitOnBranch(client, address, { ...change, expectedHead });
    },

    recentCommits: (count, from) => recentCommits(client, address, sourceOf(from), count),
  };
}
