// Fault 35 in local git: what a failed compare-and-swap means is read from the branch, not from git's words.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { createGitBranch } from "../../src/adapters/git/branch.ts";
import { git, GitError } from "../../src/adapters/git/run-git.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import type { BranchChange, CommitId } from "../../src/ports/branch.ts";
import { createBareRepository, forceBranch } from "../support/git-repository.ts";

const NAME = "tutti-ledger";

async function setUp() {
  const gitDirectory = await createBareRepository();
  const identity = { name: "Tutti", email: "tutti@localhost" };
  const branch = createGitBranch({ gitDirectory, name: NAME, identity, clock: createLeapingClock() });
  const first = await branch.commit(change(null, "1"));
  if (first.outcome !== "committed") throw new Error(first.outcome);
  return { gitDirectory, branch, head: first.head, lock: join(gitDirectory, `refs/heads/${NAME}.lock`) };
}

function change(expectedHead: CommitId | null, text: string): BranchChange {
  return { expectedHead, message: "a change", additions: new Map([["a", text]]), deletions: [] };
}

test("a branch that moved, was deleted, or is new is a conflict", async () => {
  const { gitDirectory, branch, head } = await setUp();
  const second = await branch.commit(change(head, "2"));
  expect(second.outcome).toBe("committed");
  expect(await branch.commit(change(head, "3"))).toEqual({ outcome: "conflict" });
  expect(await branch.commit(change(null, "3"))).toEqual({ outcome: "conflict" });
  await forceBranch(gitDirectory, NAME, null);
  expect(await branch.commit(change(head, "3"))).toEqual({ outcome: "conflict" });
});

test("packed refs are as good as loose ones", async () => {
  const { gitDirectory, branch, head } = await setUp();
  await git(gitDirectory, ["pack-refs", "--all"]);
  expect(await branch.commit(change(null, "2"))).toEqual({ outcome: "conflict" });
  expect(await branch.commit(change(head, "2"))).toMatchObject({ outcome: "committed" });
});

test("a lock that somebody left behind is no conflict: nobody wrote anything", async () => {
  const { branch, head, lock } = await setUp();
  await writeFile(lock, "");
  await expect(branch.commit(change(head, "2"))).rejects.toThrow(GitError);
  await rm(lock);
  expect(await branch.commit(change(head, "2"))).toMatchObject({ outcome: "committed" });
});

test("no ref but the branch is ever written", async () => {
  const { gitDirectory, branch, head } = await setUp();
  await branch.commit(change(head, "2"));
  const refs = await git(gitDirectory, ["for-each-ref", "--format=%(refname)"]);
  expect(refs.toString().trim()).toBe(`refs/heads/${NAME}`);
  await git(gitDirectory, ["fsck", "--strict", "--no-dangling"]);
});

test("a directory that is no repository is an error, not an absent branch", async () => {
  const identity = { name: "Tutti", email: "tutti@localhost" };
  const clock = createLeapingClock();
  const branch = createGitBranch({ gitDirectory: "/nonexistent", name: NAME, identity, clock });
  await expect(branch.read(["a"])).rejects.toThrow(GitError);
});
