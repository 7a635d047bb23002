import type { Oid, TreeEntry } from "../state/git-storage.ts";
import type { BareRepository } from "./bare-repository.ts";
import type { TreeRecord } from "./tree-format.ts";

/** In git's order; with `recursive` a directory is followed by what it holds. */
export async function listTree(
  repository: BareRepository,
  treeish: Oid,
  options: { readonly recursive: boolean },
): Promise<readonly TreeEntry[] | null> {
  const records = await repository.readTree(treeish);
  return records === null ? null : listRecords(repository, records, "", options);
}

/** Walks the trees by name, so that any path is found that a tree can hold. */
export async function findEntry(
  repository: BareRepository,
  treeish: Oid,
  path: string,
): Promise<TreeEntry | null> {
  let records = await repository.readTree(treeish);
  let found: TreeRecord | undefined;
  for (const name of path.split("/")) {
    found = records?.find((record) => record.name === name);
    if (found === undefined) return null;
    records = found.type === "tree" ? await repository.readTree(found.oid) : null;
  }
  return found === undefined ? null : toEntry(repository, found, path);
}

async function listRecords(
  repository: BareRepository,
  records: readonly TreeRecord[],
  directory: string,
  options: { readonly recursive: boolean },
): Promise<readonly TreeEntry[]> {
  const lists = await Promise.all(
    records.map(async (record) => {
      const path = `${directory}${record.name}`;
      const entry = await toEntry(repository, record, path);
      if (record.type !== "tree" || !options.recursive) return [entry];
      const inside = (await repository.readTree(record.oid)) ?? [];
      return [entry, ...(await listRecords(repository, inside, `${path}/`, options))];
    }),
  );
  return lists.flat();
}

async function toEntry(repository: BareRepository, record: TreeRecord, path: string): Promise<TreeEntry> {
  const size = record.type === "blob" ? ((await repository.objects.info(record.oid))?.size ?? null) : null;
  return { path, mode: record.mode, type: record.type, oid: record.oid, size };
}
