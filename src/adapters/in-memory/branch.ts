import { createHash } from "node:crypto";

import { CommitNotFoundError } from "../../ports/branch.ts";
import type { Branch, BranchChange, BranchCommit, BranchEntry, CommitId } from "../../ports/branch.ts";
import { overviewInParts } from "../../ports/overview-in-parts.ts";
import type { BranchReads } from "../../ports/overview-in-parts.ts";

export interface InMemoryBranch extends Branch {
  /** Moves the branch as a forced push does; null deletes it. Commits stay readable by id. */
  force(head: CommitId | null): void;
}

type Author = BranchCommit["author"];

type Commit = BranchCommit & {
  readonly parent: CommitId | null;
  readonly files: ReadonlyMap<string, string>;
};

const DEFAULT_AUTHOR: Author = { name: "Tutti", email: "tutti@localhost", account: null };

/** A branch that lives as long as the process. All commits are `author`'s, and count as signed. */
export function createInMemoryBranch(author: Author = DEFAULT_AUTHOR): InMemoryBranch {
  const commits = new Map<CommitId, Commit>();
  let head: CommitId | null = null;

  function find(id: CommitId): Commit {
    const commit = commits.get(id);
    if (commit === undefined) throw new CommitNotFoundError(`no commit ${id}`);
    return commit;
  }

  function at(id: CommitId | null | undefined): Commit | null {
    const wanted = id ?? head;
    return wanted === null ? null : find(wanted);
  }

  const reads: BranchReads = {
    async read(paths, from) {
      const commit = at(from);
      if (commit === null) return null;
      return {
        head: commit.id,
        files: new Map(paths.map((path) => [path, commit.files.get(path) ?? null])),
      };
    },

    async list(directory, from) {
      return entriesOf(at(from)?.files ?? new Map(), directory);
    },

    async recentCommits(count, from) {
      const found: BranchCommit[] = [];
      let commit = at(from);
      while (commit !== null && found.length < count) {
        const { id, message, author, signature, parent } = commit;
        found.push({ id, message, author, signature });
        commit = parent === null ? null : find(parent);
      }
      return found;
    },
  };

  return {
    ...reads,
    overview: (question) => overviewInParts(reads, question),

    async commit(change) {
      if (head !== change.expectedHead) return { outcome: "conflict" };
      const files = apply(change, at(head)?.files ?? new Map());
      const id = createHash("sha1").update(`${commits.size} ${head} ${change.message}`).digest("hex");
      commits.set(id, { id, message: change.message, author, signature: "verified", parent: head, files });
      head = id;
      return { outcome: "committed", head };
    },

    force(target) {
      if (target !== null) find(target);
      head = target;
    },
  };
}

function apply(change: BranchChange, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const files = new Map([...before, ...change.additions]);
  for (const path of change.deletions) {
    if (!before.has(path)) throw new Error(`cannot delete ${path}: no such file`);
    files.delete(path);
  }
  return files;
}

function entriesOf(files: ReadonlyMap<string, string>, directory: string): readonly BranchEntry[] {
  const prefix = `${directory}/`;
  const entries = new Map<string, BranchEntry>();
  for (const [path, text] of files) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", ...deeper] = path.slice(prefix.length).split("/");
    entries.set(
      name,
      deeper.length === 0
        ? { name, kind: "file", bytes: Buffer.byteLength(text) }
        : { name, kind: "directory", bytes: 0 },
    );
  }
  return [...entries.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
