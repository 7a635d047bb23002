// Changes by path, applied to nested trees; only the directories on those paths are read and written.

import type { Oid } from "../state/git-storage.ts";
import { typeOfMode, type TreeRecord } from "./tree-format.ts";

export type TreeEdit = {
  readonly path: string;
  /** Null keeps the mode that the path has, else a plain file. */
  readonly mode: string | null;
  /** Null removes. */
  readonly oid: Oid | null;
};

export type TreeAccess = {
  readonly readTree: (tree: Oid) => Promise<readonly TreeRecord[] | null>;
  readonly writeTree: (records: Iterable<TreeRecord>) => Promise<Oid>;
};

/** A path that no tree can hold. */
export class InvalidTreePathError extends Error {
  override readonly name = "InvalidTreePathError";

  constructor(path: string) {
    super(`"${path}" is not a path in a repository`);
  }
}

/** The new root; an empty directory vanishes, the root does not. */
export async function editTree(
  access: TreeAccess,
  base: Oid | null,
  edits: readonly TreeEdit[],
): Promise<Oid> {
  for (const { path } of edits) {
    if (!isTreePath(path)) throw new InvalidTreePathError(path);
  }
  return access.writeTree(await editedEntries(access, base, edits));
}

function isTreePath(path: string): boolean {
  return path
    .split("/")
    .every(
      (part) =>
        part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git" && !part.includes("\0"),
    );
}

async function editedEntries(
  access: TreeAccess,
  base: Oid | null,
  edits: readonly TreeEdit[],
): Promise<readonly TreeRecord[]> {
  const entries = new Map(
    ((base === null ? null : await access.readTree(base)) ?? []).map((entry) => [entry.name, entry]),
  );
  for (const [name, inside] of byFirstPart(edits)) {
    const edited = await editedEntry(access, name, entries.get(name), inside);
    if (edited === null) entries.delete(name);
    else entries.set(name, edited);
  }
  return [...entries.values()];
}

/** The last edit of the name itself counts, then those below it, which make it a directory. */
async function editedEntry(
  access: TreeAccess,
  name: string,
  before: TreeRecord | undefined,
  edits: readonly TreeEdit[],
): Promise<TreeRecord | null> {
  let entry = before ?? null;
  for (const edit of edits.filter(({ path }) => path === "")) {
    const mode = edit.mode ?? (entry?.type === "blob" ? entry.mode : "100644");
    entry = edit.oid === null ? null : { name, mode, type: typeOfMode(mode), oid: edit.oid };
  }
  const below = edits.filter(({ path }) => path !== "");
  if (below.length === 0) return entry;
  const directory = entry?.type === "tree" ? entry.oid : null;
  if (directory === null && below.every(({ oid }) => oid === null)) return entry;
  const inside = await editedEntries(access, directory, below);
  return inside.length === 0
    ? null
    : { name, mode: "040000", type: "tree", oid: await access.writeTree(inside) };
}

function byFirstPart(edits: readonly TreeEdit[]): ReadonlyMap<string, readonly TreeEdit[]> {
  const groups = new Map<string, TreeEdit[]>();
  for (const edit of edits) {
    const slash = edit.path.indexOf("/");
    const name = slash < 0 ? edit.path : edit.path.slice(0, slash);
    const rest = { ...edit, path: slash < 0 ? "" : edit.path.slice(slash + 1) };
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [rest]);
    else group.push(rest);
  }
  return groups;
}
