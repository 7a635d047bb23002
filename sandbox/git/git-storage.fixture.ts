// A git storage of its own for a test file, and the few words that its tests are written in.

import { afterAll, beforeAll } from "vitest";
import type { GitStorage, Oid } from "../state/git-storage.ts";
import { createLocalGit } from "./create-git-storage.ts";

export const viola = { name: "Viola", email: "viola@example.org", date: "2026-03-02T08:00:00Z" };
export const robot = { name: "triangle-bot", email: "triangle@example.org", date: "2026-03-02T09:00:00Z" };
export const merging = { author: viola, committer: robot, message: "merged" };
export const main = "refs/heads/main";

export let git: GitStorage;
let nextRepository = 1;

export function useGit(): void {
  beforeAll(async () => {
    git = (await createLocalGit()).storage;
  });
  afterAll(() => git.close());
}

export async function freshRepository(): Promise<number> {
  const id = nextRepository++;
  await git.createRepository(id, "main");
  return id;
}

/** Null deletes. */
export function commitFiles(
  id: number,
  parent: Oid | null,
  files: Record<string, string | null>,
  message = "change",
): Promise<Oid> {
  const additions = Object.entries(files).flatMap(([path, text]) =>
    text === null ? [] : [{ path, content: Buffer.from(text) }],
  );
  const deletions = Object.entries(files).flatMap(([path, text]) => (text === null ? [{ path }] : []));
  return git.writeChanges(id, { parent, additions, deletions, author: viola, committer: robot, message });
}

export async function filesOf(id: number, commit: Oid): Promise<Record<string, string>> {
  const entries = (await git.readTree(id, commit, { recursive: true })) ?? [];
  const blobs = entries.filter(({ type }) => type === "blob");
  const texts = blobs.map(async ({ path, oid }) => [path, String(await git.readBlob(id, oid))] as const);
  return Object.fromEntries(await Promise.all(texts));
}
