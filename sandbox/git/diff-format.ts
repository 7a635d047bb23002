// The output of `git diff-tree -z --raw --numstat --patch`: records, counts and patches, each in the same order.

import type { ChangedPaths, DiffFile } from "../state/git-storage.ts";

type RawRecord = {
  readonly letter: string;
  readonly oldOid: string;
  readonly newOid: string;
  readonly path: string;
  readonly previousPath: string | null;
};

export function parseDiff(output: Buffer): readonly DiffFile[] {
  const patchText = patchesOf(output);
  const patches = patchText.toString("utf8").split(/^(?=diff --git )/m);
  const fields = output.toString("utf8", 0, output.length - patchText.length).split("\0");
  const records = takeRecords(fields);
  let patchAt = 0;
  return records.map((record) => {
    const { additions, deletions } = takeCounts(fields, record.previousPath !== null);
    // A file that becomes a symbolic link is shown as one patch that removes and one that adds.
    const length = record.letter === "T" ? 2 : 1;
    const patch = patches
      .slice(patchAt, patchAt + length)
      .map(hunks)
      .filter((part) => part !== "");
    patchAt += length;
    return {
      path: record.path,
      previousPath: record.previousPath,
      status: statusOf(record),
      additions,
      deletions,
      blobOid: record.letter === "D" ? record.oldOid : record.newOid,
      patch: patch.length === 0 ? null : patch.join("\n"),
    };
  });
}

/** A file that moved is modified at its new path. */
export function pathsOf(files: readonly DiffFile[]): ChangedPaths {
  const paths = (...wanted: readonly DiffFile["status"][]): readonly string[] =>
    files.filter(({ status }) => wanted.includes(status)).map(({ path }) => path);
  return {
    added: paths("added", "copied"),
    removed: paths("removed"),
    modified: paths("modified", "renamed", "changed"),
  };
}

/** An empty record stands between the records and the patches. */
export function patchesOf(output: Buffer): Buffer {
  const end = output.indexOf("\0\0");
  return end < 0 ? Buffer.alloc(0) : output.subarray(end + 2);
}

function takeRecords(fields: string[]): readonly RawRecord[] {
  const records: RawRecord[] = [];
  while (fields[0]?.startsWith(":")) {
    const [, , oldOid = "", newOid = "", status = ""] = (fields.shift() ?? "").split(" ");
    const first = fields.shift() ?? "";
    const letter = status.charAt(0);
    const second = letter === "R" ? (fields.shift() ?? "") : null;
    records.push({
      letter,
      oldOid,
      newOid,
      path: second ?? first,
      previousPath: second === null ? null : first,
    });
  }
  return records;
}

function takeCounts(
  fields: string[],
  renamed: boolean,
): { readonly additions: number; readonly deletions: number } {
  const [additions = "", deletions = ""] = (fields.shift() ?? "").split("\t");
  if (renamed) fields.splice(0, 2);
  return { additions: Number(additions) || 0, deletions: Number(deletions) || 0 };
}

function statusOf(record: RawRecord): DiffFile["status"] {
  switch (record.letter) {
    case "A":
      return "added";
    case "D":
      return "removed";
    case "R":
      return "renamed";
    default:
      return record.oldOid === record.newOid ? "changed" : "modified";
  }
}

function hunks(patch: string): string {
  const start = patch.search(/^@@ /m);
  return start < 0 ? "" : patch.slice(start).replace(/\n$/, "");
}
