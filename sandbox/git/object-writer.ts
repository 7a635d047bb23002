// Loose objects in git's own format, without a process each: a ledger commit is five of them.

import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { Oid } from "../state/git-storage.ts";
import type { ObjectKind } from "./object-reader.ts";

const compress = promisify(deflate);

/** Writes the object into a bare repository unless it is there; git sees it from then on. */
export async function writeObject(directory: string, kind: ObjectKind, content: Uint8Array): Promise<Oid> {
  const stored = Buffer.concat([Buffer.from(`${kind} ${content.length}\0`), content]);
  const oid = createHash("sha1").update(stored).digest("hex");
  const folder = join(directory, "objects", oid.slice(0, 2));
  const file = join(folder, oid.slice(2));
  if (await exists(file)) return oid;
  const temporary = join(directory, "objects", `tmp_obj_${randomUUID()}`);
  await writeFile(temporary, await compress(stored, { level: 1 }), { mode: 0o444 });
  await moveInto(temporary, folder, file);
  return oid;
}

/** Most of git's 256 folders are soon there: the folder is made when it turns out to be missing. */
async function moveInto(temporary: string, folder: string, file: string): Promise<void> {
  try {
    await rename(temporary, file);
  } catch {
    await mkdir(folder, { recursive: true });
    await rename(temporary, file);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
