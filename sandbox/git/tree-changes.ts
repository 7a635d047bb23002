// Which paths differ between two trees, read from the trees themselves: every push asks, and a process for each is dear.

import type { ChangedPaths, Oid } from "../state/git-storage.ts";
import type { BareRepository } from "./bare-repository.ts";
import type { TreeRecord } from "./tree-format.ts";

type Trees = Pick<BareRepository, "readTree">;
type Change = { readonly kind: keyof ChangedPaths; readonly path: string };

/** Without looking for renames: a file that moved is removed and added. */
export async function changedPaths(repository: Trees, before: Oid, after: Oid): Promise<ChangedPaths> {
  const changes = await changesBetween(repository, before, after, "");
  const paths = (wanted: Change["kind"]): readonly string[] =>
    changes
      .filter(({ kind }) => kind === wanted)
      .map(({ path }) => path)
      .toSorted();
  return { added: paths("added"), removed: paths("removed"), modified: paths("modified") };
}

/** `null` is no tree. */
async function changesBetween(
  repository: Trees,
  before: Oid | null,
  after: Oid | null,
  directory: string,
): Promise<readonly Change[]> {
  const [old, fresh] = await Promise.all([byName(repository, before), byName(repository, after)]);
  const names = new Set([...old.keys(), ...fresh.keys()]);
  const changes = await Promise.all(
    [...names].map((name) =>
      changesOfEntry(repository, old.get(name) ?? null, fresh.get(name) ?? null, `${directory}${name}`),
    ),
  );
  return changes.flat();
}

async function changesOfEntry(
  repository: Trees,
  old: TreeRecord | null,
  fresh: TreeRecord | null,
  path: string,
): Promise<readonly Change[]> {
  if (old?.oid === fresh?.oid && old?.mode === fresh?.mode) return [];
  const inside = await changesBetween(repository, treeOf(old), treeOf(fresh), `${path}/`);
  const [wasFile, isFile] = [isOther(old), isOther(fresh)];
  if (!wasFile && !isFile) return inside;
  if (wasFile && isFile) return [{ kind: "modified", path }];
  return [{ kind: isFile ? "added" : "removed", path }, ...inside];
}

function treeOf(record: TreeRecord | null): Oid | null {
  return record?.type === "tree" ? record.oid : null;
}

function isOther(record: TreeRecord | null): boolean {
  return record !== null && record.type !== "tree";
}

async function byName(repository: Trees, tree: Oid | null): Promise<ReadonlyMap<string, TreeRecord>> {
  const records = tree === null ? [] : ((await repository.readTree(tree)) ?? []);
  return new Map(records.map((record) => [record.name, record]));
}
