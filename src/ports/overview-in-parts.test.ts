import { expect, test } from "vitest";
import type { CommitId } from "./branch.ts";
import { type BranchReads, overviewInParts } from "./overview-in-parts.ts";

/** A branch that goes on by a commit with each question that names none. */
function restlessBranch(): BranchReads {
  let moved = 0;
  const at = (commit: CommitId | undefined): CommitId => commit ?? `commit ${(moved += 1)}`;
  const author = { name: "Tutti", email: "tutti@localhost", account: null };
  return {
    read: async (paths, commit) => {
      const head = at(commit);
      return { head, files: new Map(paths.map((path) => [path, `${path} of ${head}`])) };
    },
    list: async (directory, commit) => [{ name: `of ${at(commit)}`, kind: "file", bytes: directory.length }],
    recentCommits: async (_count, from) => [{ id: at(from), message: "", author, signature: "verified" }],
  };
}

test("all parts are of one commit, however quickly the branch goes on", async () => {
  const question = { files: ["a"], directories: [{ path: "log", depth: 2 }], commits: 1 } as const;
  const overview = await overviewInParts(restlessBranch(), question);
  expect(overview?.head).toBe("commit 1");
  expect(overview?.commits.map(({ id }) => id)).toEqual(["commit 1"]);
  expect(Object.fromEntries(overview?.files ?? [])).toEqual({
    a: "a of commit 1",
    "log/of commit 1": "log/of commit 1 of commit 1",
  });
});
