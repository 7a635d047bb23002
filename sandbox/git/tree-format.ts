import type { Oid, TreeEntry } from "../state/git-storage.ts";

/** A line of a tree object, which knows nothing of the directories around it. */
export type TreeRecord = {
  readonly name: string;
  /** Six digits: `040000`. */
  readonly mode: string;
  readonly type: TreeEntry["type"];
  readonly oid: Oid;
};

/** A tree object's content: `<mode> <name>\0<20 bytes>` for each record. */
export function parseTree(content: Buffer): readonly TreeRecord[] {
  const records: TreeRecord[] = [];
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    const mode = content.toString("latin1", at, space).padStart(6, "0");
    const oid = content.toString("hex", end + 1, end + 21);
    records.push({ name: content.toString("utf8", space + 1, end), mode, type: typeOfMode(mode), oid });
    at = end + 21;
  }
  return records;
}

export function serializeTree(records: Iterable<TreeRecord>): Buffer {
  const sorted = [...records]
    .map((record) => ({ record, key: sortKey(record) }))
    .sort((a, b) => a.key.compare(b.key));
  return Buffer.concat(
    sorted.flatMap(({ record }) => [
      Buffer.from(`${record.mode.replace(/^0+/, "")} ${record.name}\0`),
      Buffer.from(record.oid, "hex"),
    ]),
  );
}

export function typeOfMode(mode: string): TreeEntry["type"] {
  if (mode === "040000") return "tree";
  return mode === "160000" ? "commit" : "blob";
}

/** Git orders bytes, a directory as if its name ended with a slash. */
function sortKey(record: TreeRecord): Buffer {
  return Buffer.from(record.type === "tree" ? `${record.name}/` : record.name);
}
