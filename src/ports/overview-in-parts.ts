import type { Branch, BranchEntry, BranchOverview, CommitId, OverviewQuestion } from "./branch.ts";

/** What an overview can be made of. */
export type BranchReads = Pick<Branch, "read" | "list" | "recentCommits">;

/** An overview by several questions, all of one commit: `at`, or the branch's head. */
export async function overviewInParts(
  branch: BranchReads,
  { files, directories, commits: count }: OverviewQuestion,
  at?: CommitId,
): Promise<BranchOverview | null> {
  const commits = await branch.recentCommits(Math.max(count, 1), at);
  const head = commits[0]?.id;
  if (head === undefined) return null;
  const entries = new Map<string, readonly BranchEntry[]>();
  for (const { path, depth } of directories) await listTo(depth, branch, path, head, entries);
  const found = [...entries].flatMap(([directory, held]) =>
    held.filter(({ kind }) => kind === "file").map(({ name }) => `${directory}/${name}`),
  );
  const snapshot = await branch.read([...new Set([...files, ...found])], head);
  return snapshot && { ...snapshot, directories: entries, commits: commits.slice(0, count) };
}

async function listTo(
  depth: number,
  branch: BranchReads,
  directory: string,
  head: CommitId,
  entries: Map<string, readonly BranchEntry[]>,
): Promise<void> {
  const held = await branch.list(directory, head);
  entries.set(directory, held);
  if (depth === 1) return;
  for (const { name, kind } of held) {
    if (kind === "directory") await listTo(depth - 1, branch, `${directory}/${name}`, head, entries);
  }
}
