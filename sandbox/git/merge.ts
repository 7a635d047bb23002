import type { MergeOutcome, MergeRequest, NewCommit, Oid } from "../state/git-storage.ts";
import type { BareRepository } from "./bare-repository.ts";
import { GitFailedError } from "./git-command.ts";
import { listHistory } from "./history.ts";

type MergedTree =
  | { readonly kind: "clean"; readonly treeOid: Oid }
  | { readonly kind: "conflict"; readonly paths: readonly string[] };

/** Git's own three-way merge, without a work tree. */
export async function mergeCommits(repository: BareRepository, request: MergeRequest): Promise<MergeOutcome> {
  const { method, base, head, ...commit } = request;
  if (method === "rebase") return rebase(repository, request);
  const merged = await mergeTrees(repository, base, head);
  if (merged.kind === "conflict") return merged;
  const parents = method === "merge" ? [base, head] : [base];
  return {
    kind: "merged",
    oid: await repository.writeCommit({ ...commit, parents, treeOid: merged.treeOid }),
  };
}

async function mergeTrees(repository: BareRepository, base: Oid, head: Oid): Promise<MergedTree> {
  const command = ["merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", base, head];
  const answer = await repository.tryGit(command);
  const [treeOid = "", ...paths] = answer.output
    .toString("utf8")
    .split("\0")
    .filter((part) => part !== "");
  if (answer.exitCode === 0) return { kind: "clean", treeOid };
  if (answer.exitCode === 1) return { kind: "conflict", paths };
  throw new GitFailedError(command, answer);
}

/** `base..head` replayed on the base, authors kept. Merges are not replayed, nor what brings nothing new. */
async function rebase(
  repository: BareRepository,
  { base, head, committer }: MergeRequest,
): Promise<MergeOutcome> {
  const commits = await listHistory(repository, { from: head, excluding: [base] });
  let tip: Oid = base;
  let tipTree = await treeOf(repository, base);
  for (const commit of commits.toReversed().filter(({ parents }) => parents.length === 1)) {
    const { author, message, parents } = commit;
    const grafted = await graft(repository, { treeOid: tipTree, parents, author, committer, message: "" });
    const merged = await mergeTrees(repository, grafted, commit.oid);
    if (merged.kind === "conflict") return merged;
    if (merged.treeOid === tipTree) continue;
    tipTree = merged.treeOid;
    tip = await repository.writeCommit({ treeOid: tipTree, parents: [tip], author, committer, message });
  }
  return { kind: "merged", oid: tip };
}

/** The tip's tree as a child of the picked commit's parent, so that this parent is the merge base: a cherry-pick. */
function graft(repository: BareRepository, commit: NewCommit): Promise<Oid> {
  return repository.writeCommit(commit);
}

async function treeOf(repository: BareRepository, commit: Oid): Promise<Oid> {
  return (await repository.readCommit(commit))?.treeOid ?? repository.writeTree([]);
}
