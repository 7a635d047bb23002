// One git branch, read as consistent snapshots and written by compare-and-swap. What an adapter must promise is held by
// test/contract/branch.contract.ts; what the files mean is none of its business.

/** A commit's object id, as git prints it. */
export type CommitId = string;

export type BranchSnapshot = {
  readonly head: CommitId;
  /** Every path asked for: its whole text, however large, or null where the commit has no such file. */
  readonly files: ReadonlyMap<string, string | null>;
};

export type BranchEntry = {
  /** The last part of the path. */
  readonly name: string;
  readonly kind: "file" | "directory";
  /** Size of a file; 0 for a directory. */
  readonly bytes: number;
};

/** What a reader who knows nothing yet asks for at once. */
export type OverviewQuestion = {
  readonly files: readonly string[];
  /** With the texts of their files; of depth 2 also with the directories in them, and their files. */
  readonly directories: readonly { readonly path: string; readonly depth: 1 | 2 }[];
  /** How many of the newest commits. */
  readonly commits: number;
};

export type BranchOverview = BranchSnapshot & {
  /** What each directory that was read holds. One that is not there may be left out, in `files` also a text of theirs. */
  readonly directories: ReadonlyMap<string, readonly BranchEntry[]>;
  /** As `recentCommits` tells them, the head first. */
  readonly commits: readonly BranchCommit[];
};

export type BranchChange = {
  /** The head that this change was made for; null creates the branch without a parent. */
  readonly expectedHead: CommitId | null;
  /** Subject, blank line, body with trailers. */
  readonly message: string;
  /** Path to the file's whole new UTF-8 text; a file that exists is replaced. */
  readonly additions: ReadonlyMap<string, string>;
  /** Paths of files that exist at `expectedHead`. */
  readonly deletions: readonly string[];
};

export type CommitOutcome =
  | { readonly outcome: "committed"; readonly head: CommitId }
  /** The branch is not at `expectedHead`. Nothing was written. */
  | { readonly outcome: "conflict" }
  /** A rule or a permission forbids the write, and will again. Nothing was written. */
  | { readonly outcome: "forbidden"; readonly reason: string };

export type BranchCommit = {
  readonly id: CommitId;
  readonly message: string;
  /** `account` is the host's immutable account id, null where the host has none for the author. */
  readonly author: { readonly name: string; readonly email: string; readonly account: string | null };
  /** Verified: the host itself made the commit and vouches for its author. */
  readonly signature: "verified" | "unverified";
};

/** Reads may lag behind writes by tens of seconds; all other errors are thrown with their cause. */
export interface Branch {
  /**
   * The files of one commit: `at`, or the branch's head. Null when the branch does not exist.
   * Any number of paths; an adapter that needs several requests pins them to one commit.
   * @throws {CommitNotFoundError} when `at` is no commit of the repository.
   */
  read(paths: readonly string[], at?: CommitId): Promise<BranchSnapshot | null>;

  /**
   * What a directory holds, by name; empty when there is no such directory or branch.
   * @throws {CommitNotFoundError} when `at` is no commit of the repository.
   */
  list(directory: string, at?: CommitId): Promise<readonly BranchEntry[]>;

  /** Files, whole directories and the newest commits, all as of the branch's head; null when there is no branch. */
  overview(question: OverviewQuestion): Promise<BranchOverview | null>;

  /**
   * One commit, or nothing at all. The head that is returned is the branch's: do not read to learn it.
   * @throws {AmbiguousWriteError} when it cannot be known whether the commit was made.
   */
  commit(change: BranchChange): Promise<CommitOutcome>;

  /**
   * Commits from `from`, or the head, newest first along first parents; fewer when history ends. Empty without a branch.
   * @throws {CommitNotFoundError} when `from` is no commit of the repository.
   */
  recentCommits(count: number, from?: CommitId): Promise<readonly BranchCommit[]>;
}

/** A write was answered by a server error or a time-out: it may have happened. */
export class AmbiguousWriteError extends Error {
  override readonly name = "AmbiguousWriteError";
}

export class CommitNotFoundError extends Error {
  override readonly name = "CommitNotFoundError";
}
