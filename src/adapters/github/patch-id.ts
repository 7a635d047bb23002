// The same number for two diffs that change the same lines the same way, wherever those lines are: what
// `git patch-id --verbatim` computes.
import { createHash } from "node:crypto";
import { PatchId } from "../../domain/review/schema.ts";
import { type DiffFile, parseDiff } from "./diff.ts";

const DIGEST_BYTES = 20;

/** A whole object id, of SHA-1 or SHA-256. */
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Line numbers do not count, nor does the order of files. White space does: in many a language it is meaning, and an
 * approval goes as far as this number stays. An empty diff has an id too. Null for a binary change whose object ids are
 * abbreviated: two contents can be made to share what is left of theirs.
 */
export function patchId(diff: string): PatchId | null {
  const files = parseDiff(diff);
  if (!files.every(isTold)) return null;
  const sum = Buffer.alloc(DIGEST_BYTES);
  let hash = createHash("sha1");

  const endHash = () => {
    addWithCarry(sum, hash.digest());
    hash = createHash("sha1");
  };

  let before: DiffFile | undefined;
  for (const file of files) {
    // A file without content (a rename, a mode) is hashed together with the file after it.
    if (before !== undefined && before.hunks > 0) endHash();
    // git's reader swallows the line that ends a binary change.
    const header = before !== undefined && before.binary !== null ? file.header.slice(1) : file.header;
    for (const line of [...header, ...file.lines]) hash.update(`${line}\n`);
    if (file.binary !== null) hash.update(file.binary.before + file.binary.after);
    if (file.binary !== null) endHash();
    before = file;
  }
  endHash();
  return PatchId.parse(sum.toString("hex"));
}

/** The diff tells what the file becomes: by its lines, or by the name of its content. */
function isTold({ binary }: DiffFile): boolean {
  return binary === null || (OBJECT_ID.test(binary.before) && OBJECT_ID.test(binary.after));
}

function addWithCarry(sum: Buffer, summand: Buffer): void {
  let carry = 0;
  for (let position = 0; position < DIGEST_BYTES; position += 1) {
    carry += sum.readUInt8(position) + summand.readUInt8(position);
    sum.writeUInt8(carry & 0xff, position);
    carry >>= 8;
  }
}
