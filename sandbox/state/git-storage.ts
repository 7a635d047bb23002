/** What the sandbox asks of git. All methods take the repository's database id; all objects are real git objects. */

export type Oid = string;

export type Person = { readonly name: string; readonly email: string };

export type Signature = Person & {
  /** ISO 8601 with seconds, in UTC. */
  readonly date: string;
};

export type GitCommit = {
  readonly oid: Oid;
  readonly treeOid: Oid;
  readonly parents: readonly Oid[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  /** From `Co-authored-by:` trailers. */
  readonly coAuthors: readonly Person[];
};

export type GitRef = { readonly ref: string; readonly oid: Oid };

export type RefUpdate = {
  /** Full name: `refs/heads/main`. */
  readonly ref: string;
  /** `null`: the ref did not exist. */
  readonly before: Oid | null;
  /** `null`: the ref is deleted. */
  readonly after: Oid | null;
};

export type TreeEntry = {
  /** Full path from the root of the tree that was asked for. */
  readonly path: string;
  /** As git prints it: `100644`, `100755`, `120000`, `040000`, `160000`. */
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly oid: Oid;
  /** Bytes; `null` for trees and submodules. */
  readonly size: number | null;
};

export type NewTreeEntry = {
  readonly path: string;
  readonly mode: string;
  /** `null` removes the path from the base tree. */
  readonly oid: Oid | null;
};

export type FileAddition = { readonly path: string; readonly content: Uint8Array };

export type FileDeletion = { readonly path: string };

export type NewCommit = {
  readonly treeOid: Oid;
  readonly parents: readonly Oid[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};

export type FileChanges = {
  /** The commit that the change builds on; `null` for the first commit of a branch. */
  readonly parent: Oid | null;
  readonly additions: readonly FileAddition[];
  readonly deletions: readonly FileDeletion[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};

export type DiffFile = {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed";
  readonly additions: number;
  readonly deletions: number;
  /** The hunks from the first `@@` on; `null` for binary files. */
  readonly patch: string | null;
  /** Of the blob after the change; of the one before it when the file was removed. */
  readonly blobOid: Oid;
};

export type ThreeDotDiff = {
  readonly mergeBase: Oid | null;
  readonly files: readonly DiffFile[];
  /** `git patch-id --stable` over the diff; `null` when nothing changes. */
  readonly patchId: string | null;
};

/** By name. */
export type ChangedPaths = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly modified: readonly string[];
};

export type CommitRange = {
  readonly from: Oid;
  /** Commits reachable from these are left out. */
  readonly excluding?: readonly Oid[];
  /** Only commits that change this path. */
  readonly path?: string;
  readonly limit?: number;
};

export type MergeRequest = {
  readonly method: "merge" | "squash" | "rebase";
  readonly base: Oid;
  readonly head: Oid;
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};

export type MergeOutcome =
  | { readonly kind: "merged"; readonly oid: Oid }
  | { readonly kind: "conflict"; readonly paths: readonly string[] };

export interface GitStorage {
  createRepository(repositoryId: number, defaultBranch: string): Promise<void>;
  setDefaultBranch(repositoryId: number, defaultBranch: string): Promise<void>;
  /** Makes `oid` and all it reaches readable in `to`, as when a fork opens a pull request. */
  copyObjects(from: number, to: number, oid: Oid): Promise<void>;

  /** `null` when the ref does not exist; `ref` is a full name. */
  resolveRef(repositoryId: number, ref: string): Promise<Oid | null>;
  /** A branch, a tag, a full ref, a commit id or its beginning (7 or more digits) → commit id. */
  resolveCommit(repositoryId: number, revision: string): Promise<Oid | null>;
  /** All refs whose full name starts with `prefix`, by name. */
  listRefs(repositoryId: number, prefix: string): Promise<readonly GitRef[]>;
  /**
   * Compare-and-swap: `stale` when the ref is not at `before`; nothing is changed then. Throws a 422 for a name that git
   * does not take (`a` beside `a/b`, too) and for an object that is not there.
   */
  updateRef(repositoryId: number, update: RefUpdate): Promise<"updated" | "stale">;

  readCommit(repositoryId: number, oid: Oid): Promise<GitCommit | null>;
  /** Newest first. */
  listCommits(repositoryId: number, range: CommitRange): Promise<readonly GitCommit[]>;
  /** `treeish` is an object id; `null` when there is no such tree. */
  readTree(
    repositoryId: number,
    treeish: Oid,
    options: { readonly recursive: boolean },
  ): Promise<readonly TreeEntry[] | null>;
  /** The entry at `path` in the tree of `commit`; `null` when there is none. */
  readEntry(repositoryId: number, commit: Oid, path: string): Promise<TreeEntry | null>;
  readBlob(repositoryId: number, oid: Oid): Promise<Buffer | null>;

  writeBlob(repositoryId: number, content: Uint8Array): Promise<Oid>;
  writeTree(
    repositoryId: number,
    tree: { readonly base: Oid | null; readonly entries: readonly NewTreeEntry[] },
  ): Promise<Oid>;
  writeCommit(repositoryId: number, commit: NewCommit): Promise<Oid>;
  /** Writes blobs, tree and commit at once; moves no ref. */
  writeChanges(repositoryId: number, changes: FileChanges): Promise<Oid>;

  mergeBase(repositoryId: number, one: Oid, other: Oid): Promise<Oid | null>;
  isAncestor(repositoryId: number, ancestor: Oid, descendant: Oid): Promise<boolean>;
  /** Commits that `head` has and `base` has not, and the other way round. */
  aheadBehind(
    repositoryId: number,
    base: Oid,
    head: Oid,
  ): Promise<{ readonly ahead: number; readonly behind: number }>;
  /** What differs from one commit to another; a file that moved is modified at its new path. */
  changedPaths(repositoryId: number, from: Oid, to: Oid): Promise<ChangedPaths>;
  /** `git diff base...head`. */
  threeDotDiff(repositoryId: number, base: Oid, head: Oid): Promise<ThreeDotDiff>;
  /** Writes the merged commit (for `rebase`: the last of the chain); moves no ref. */
  merge(repositoryId: number, request: MergeRequest): Promise<MergeOutcome>;

  /** The server's directory for `git http-backend`. */
  directory(repositoryId: number): string;
  /** Ends processes and removes the directories. */
  close(): Promise<void>;
}
