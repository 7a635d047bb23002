// Refs as git stores them on disk: asked of files, since a process for each question costs more than all else.

import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { GitRef, Oid } from "../state/git-storage.ts";
import { isRefName } from "./ref-name.ts";

const objectId = /^[0-9a-f]{40}$/;

/** Null when there is no such ref. */
export async function readStoredRef(directory: string, ref: string): Promise<Oid | null> {
  const loose = await readIfThere(join(directory, ref));
  const oid = loose?.trim() ?? (await readPacked(directory)).get(ref);
  return oid !== undefined && objectId.test(oid) ? oid : null;
}

/** All of them, in the order of their names' bytes. */
export async function listStoredRefs(directory: string): Promise<readonly GitRef[]> {
  const packed = await readPacked(directory);
  const names = new Set([...packed.keys(), ...(await looseNames(directory))]);
  const found = await Promise.all(
    [...names].filter(isRefName).map(async (ref) => ({ ref, oid: await readStoredRef(directory, ref) })),
  );
  return found
    .flatMap(({ ref, oid }) => (oid === null ? [] : [{ ref, oid }]))
    .toSorted((one, other) => Buffer.compare(Buffer.from(one.ref), Buffer.from(other.ref)));
}

async function looseNames(directory: string): Promise<readonly string[]> {
  const entries = await readdir(join(directory, "refs"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => relative(directory, join(parentPath, name)));
}

/** Git packs nothing here by itself; whoever looks after the folder by hand may. A loose ref goes before a packed one. */
async function readPacked(directory: string): Promise<ReadonlyMap<string, Oid>> {
  const text = (await readIfThere(join(directory, "packed-refs"))) ?? "";
  const lines = text.split("\n").filter((line) => /^[0-9a-f]{40} /.test(line));
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}

/** A folder is no file: `refs/heads/a` is none beside `refs/heads/a/b`. */
async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && isAbsence.has(error.code)) return null;
    throw error;
  }
}

const isAbsence: ReadonlySet<unknown> = new Set(["ENOENT", "EISDIR", "ENOTDIR"]);
