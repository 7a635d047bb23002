// One bare repository on disk: its objects and refs. What needs git's own algorithms (history, merges, diffs) is beside it.

import { LRUCache } from "lru-cache";
import type { GitCommit, NewCommit, Oid, RefUpdate } from "../state/git-storage.ts";
import { Refusal } from "../state/refusal.ts";
import { coAuthorsOf, parseCommit, serializeCommit } from "./commit-format.ts";
import { askGit, runGit, type GitAnswer, type GitEnvironment } from "./git-command.ts";
import { createObjectReader, type ObjectKind, type ObjectReader } from "./object-reader.ts";
import { writeObject } from "./object-writer.ts";
import { isRefName } from "./ref-name.ts";
import { createRefWriter } from "./ref-writer.ts";
import { readStoredRef } from "./stored-refs.ts";
import { parseTree, serializeTree, type TreeRecord } from "./tree-format.ts";
import { WorkUnderWay } from "./work-under-way.ts";

export interface BareRepository {
  readonly directory: string;
  readonly objects: Pick<ObjectReader, "info" | "read">;
  readRef(ref: string): Promise<Oid | null>;
  /** @throws {Refusal} 422 for a name or an object that git does not take. */
  updateRef(update: RefUpdate): Promise<"updated" | "stale">;
  readCommit(oid: Oid): Promise<GitCommit | null>;
  /** Of a tree, or of a commit's tree, by object id. */
  readTree(oid: Oid): Promise<readonly TreeRecord[] | null>;
  writeBlob(content: Uint8Array): Promise<Oid>;
  writeTree(records: Iterable<TreeRecord>): Promise<Oid>;
  writeCommit(commit: NewCommit): Promise<Oid>;
  /** Runs git here. @throws {GitFailedError} for any exit code but 0. */
  git(command: readonly string[], input?: string | Uint8Array): Promise<Buffer>;
  /** The same, whatever the exit code. */
  tryGit(command: readonly string[]): Promise<GitAnswer>;
  /** Resolves when nothing works in the folder any more; whoever asks afterwards is refused. */
  close(): Promise<void>;
}

export function openBareRepository(environment: GitEnvironment, directory: string): BareRepository {
  const objects = createObjectReader(environment, directory);
  // What an id names never changes, and a client that asks for 100 files of a commit asks for the same trees.
  const commits = new LRUCache<Oid, GitCommit>({ max: 1_000 });
  const trees = new LRUCache<Oid, readonly TreeRecord[]>({ max: 64 });

  async function readRef(ref: string): Promise<Oid | null> {
    return isRefName(ref) ? readStoredRef(directory, ref) : null;
  }

  const refs = createRefWriter(environment, directory, readRef);
  const work = new WorkUnderWay();
  const write = (kind: ObjectKind, content: Uint8Array): Promise<Oid> =>
    work.run(() => writeObject(directory, kind, content));

  return {
    directory,
    objects,
    readRef,
    async updateRef(update) {
      const outcome = isRefName(update.ref) ? await refs.update(update) : "refused";
      if (outcome === "refused") throw new Refusal(422, "Reference update failed");
      return outcome;
    },
    async readCommit(oid) {
      const known = commits.get(oid);
      if (known !== undefined) return known;
      const object = await objects.read(oid);
      if (object?.kind !== "commit") return null;
      const commit = parseCommit(object.content.toString("utf8"));
      const read = { ...commit, oid: object.oid, coAuthors: coAuthorsOf(commit.message) };
      commits.set(object.oid, read);
      return read;
    },
    async readTree(oid) {
      const known = trees.get(oid);
      if (known !== undefined) return known;
      const tree = await objects.read(`${oid}^{tree}`);
      if (tree === null) return null;
      const records = parseTree(tree.content);
      trees.set(oid, records);
      return records;
    },
    writeBlob: (content) => write("blob", content),
    writeTree: (records) => write("tree", serializeTree(records)),
    writeCommit: (commit) => write("commit", Buffer.from(serializeCommit(commit))),
    git: (command, input) => work.run(() => runGit(environment, directory, command, input)),
    tryGit: (command) => work.run(() => askGit(environment, directory, command)),
    async close() {
      await Promise.all([objects.close(), refs.close(), work.close()]);
    },
  };
}
