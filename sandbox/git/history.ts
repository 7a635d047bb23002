import type { CommitRange, GitCommit, Oid } from "../state/git-storage.ts";
import type { BareRepository } from "./bare-repository.ts";

/** Newest first, and never a commit before its children. */
export async function listHistory(
  repository: BareRepository,
  range: CommitRange,
): Promise<readonly GitCommit[]> {
  const newest = await onlyNewCommit(repository, range);
  if (newest !== null) return [newest];
  const output = await repository.git([
    "rev-list",
    "--date-order",
    ...(range.limit === undefined ? [] : [`--max-count=${range.limit}`]),
    range.from,
    ...(range.excluding ?? []).map((oid) => `^${oid}`),
    "--",
    ...(range.path === undefined ? [] : [`:(literal)${range.path}`]),
  ]);
  const commits = await Promise.all(lines(output).map((oid) => repository.readCommit(oid)));
  return commits.filter((commit) => commit !== null);
}

/** The commonest question, what a push of one commit brought, needs no process. */
async function onlyNewCommit(
  repository: BareRepository,
  { from, excluding, path, limit }: CommitRange,
): Promise<GitCommit | null> {
  if (excluding?.length !== 1 || path !== undefined || limit === 0) return null;
  const commit = await repository.readCommit(from);
  const isNext = commit?.parents.length === 1 && commit.parents[0] === excluding[0];
  return isNext ? commit : null;
}

/** The best common ancestor, or null. */
export async function findMergeBase(repository: BareRepository, one: Oid, other: Oid): Promise<Oid | null> {
  if (one === other || (await isParent(repository, one, other))) return one;
  if (await isParent(repository, other, one)) return other;
  const answer = await repository.tryGit(["merge-base", one, other]);
  return answer.exitCode === 0 ? answer.output.toString("utf8").trim() : null;
}

export async function isAncestorOf(
  repository: BareRepository,
  ancestor: Oid,
  descendant: Oid,
): Promise<boolean> {
  if (ancestor === descendant || (await isParent(repository, ancestor, descendant))) return true;
  return (await repository.tryGit(["merge-base", "--is-ancestor", ancestor, descendant])).exitCode === 0;
}

async function isParent(repository: BareRepository, parent: Oid, child: Oid): Promise<boolean> {
  return (await repository.readCommit(child))?.parents.includes(parent) ?? false;
}

export async function countAheadBehind(
  repository: BareRepository,
  base: Oid,
  head: Oid,
): Promise<{ readonly ahead: number; readonly behind: number }> {
  const output = await repository.git(["rev-list", "--left-right", "--count", `${base}...${head}`]);
  const [behind = "0", ahead = "0"] = output.toString("utf8").trim().split("\t");
  return { ahead: Number(ahead), behind: Number(behind) };
}

function lines(output: Buffer): readonly string[] {
  return output
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
}
