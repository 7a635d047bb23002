import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { onTestFinished } from "vitest";

import { git } from "../../src/adapters/git/run-git.ts";

/** An empty bare repository that goes away with the test. */
export async function createBareRepository(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tutti-git-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await git(directory, ["init", "--quiet", "--bare"]);
  return directory;
}

export async function forceBranch(gitDirectory: string, name: string, head: string | null): Promise<void> {
  const ref = `refs/heads/${name}`;
  await git(gitDirectory, head === null ? ["update-ref", "-d", ref] : ["update-ref", ref, head]);
}
