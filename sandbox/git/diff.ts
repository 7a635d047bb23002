import type { Oid, ThreeDotDiff } from "../state/git-storage.ts";
import type { BareRepository } from "./bare-repository.ts";
import { parseDiff, patchesOf } from "./diff-format.ts";
import { findMergeBase } from "./history.ts";

const diffTree = ["diff-tree", "-r", "--full-index", "--find-renames", "--no-ext-diff", "--no-textconv"];
const asRecords = ["-z", "--raw", "--numstat", "--patch", "--binary"];

/** Without a common ancestor, all of the head is new. */
export async function diffThreeDot(repository: BareRepository, base: Oid, head: Oid): Promise<ThreeDotDiff> {
  const mergeBase = await findMergeBase(repository, base, head);
  const from = mergeBase ?? (await repository.writeTree([]));
  const output = await repository.git([...diffTree, ...asRecords, from, head]);
  return { mergeBase, files: parseDiff(output), patchId: await stablePatchId(repository, patchesOf(output)) };
}

async function stablePatchId(repository: BareRepository, patches: Buffer): Promise<string | null> {
  if (patches.length === 0) return null;
  const identified = await repository.git(["patch-id", "--stable"], patches);
  return identified.toString("utf8").split(" ")[0] ?? null;
}
