// A branch of a local repository, bare or not, without a work tree. Every answer is git's; nothing is kept in memory.
import { CommitNotFoundError } from "../../ports/branch.ts";
import type { Branch, BranchCommit, BranchEntry, CommitId, CommitOutcome } from "../../ports/branch.ts";
import type { Clock } from "../../ports/clock.ts";
import { overviewInParts } from "../../ports/overview-in-parts.ts";
import type { BranchReads } from "../../ports/overview-in-parts.ts";
import { readBlobs } from "./read-blobs.ts";
import { git, GitError, tryGit } from "./run-git.ts";
import { writeCommit } from "./write-commit.ts";
import type { CommitIdentity } from "./write-commit.ts";

export type GitBranchOptions = {
  /** The repository itself: `…/.git`, or a bare one's root. */
  readonly gitDirectory: string;
  /** Short name, without `refs/heads/`. */
  readonly name: string;
  readonly identity: CommitIdentity;
  readonly clock: Clock;
};

const NOTHING = "0".repeat(40);
const LOCK_ATTEMPTS = 5;

export function createGitBranch(options: GitBranchOptions): Branch {
  const { gitDirectory, identity, clock } = options;
  const ref = `refs/heads/${options.name}`;

  async function head(): Promise<CommitId | null> {
    const { exitCode, stdout, stderr } = await tryGit(gitDirectory, [
      "rev-parse",
      "--verify",
      "--quiet",
      ref,
    ]);
    if (exitCode === 0) return stdout.toString().trim();
    if (exitCode === 1) return null;
    throw new GitError(`cannot resolve ${ref}: ${stderr.trim()}`);
  }

  async function requireCommit(id: CommitId): Promise<void> {
    const { exitCode } = await tryGit(gitDirectory, ["cat-file", "-e", `${id}^{commit}`]);
    if (exitCode !== 0) throw new CommitNotFoundError(`no commit ${id}`);
  }

  /** What a failed update means is read from the ref, not from git's words: those change with version and language. */
  async function moveRef(from: CommitId | null, to: CommitId): Promise<CommitOutcome> {
    let failure = "";
    for (let attempt = 0; attempt < LOCK_ATTEMPTS; attempt += 1) {
      const { exitCode, stderr } = await tryGit(gitDirectory, ["update-ref", ref, to, from ?? NOTHING]);
      if (exitCode === 0) return { outcome: "committed", head: to };
      if ((await head()) !== from) return { outcome: "conflict" };
      failure = stderr.trim();
    }
    throw new GitError(`cannot move ${ref}: ${failure}`);
  }

  const reads: BranchReads = {
    async read(paths, at) {
      const commit = at ?? (await head());
      if (commit === null) return null;
      return { head: commit, files: await readBlobs(gitDirectory, commit, paths) };
    },

    async list(directory, at) {
      if (at !== undefined) await requireCommit(at);
      const commit = at ?? (await head());
      if (commit === null) return [];
      const output = await git(gitDirectory, ["ls-tree", "--long", "-z", commit, `${directory}/`]);
      return output.toString().split("\0").filter(Boolean).map(parseEntry);
    },

    async recentCommits(count, from) {
      if (from !== undefined) await requireCommit(from);
      const start = from ?? (await head());
      if (start === null) return [];
      const format = "--format=%H%n%G?%n%an%n%ae%n%B";
      const parameters = ["log", "-z", "--first-parent", `--max-count=${count}`, format, start];
      const output = await git(gitDirectory, parameters);
      return output.toString().split("\0").filter(Boolean).map(parseCommit);
    },
  };

  return {
    ...reads,
    overview: (question) => overviewInParts(reads, question),

    async commit({ expectedHead, message, additions, deletions }) {
      if ((await head()) !== expectedHead) return { outcome: "conflict" };
      const commit = { parent: expectedHead, message, identity, at: clock.now(), additions, deletions };
      return moveRef(expectedHead, await writeCommit(gitDirectory, commit));
    },
  };
}

/** `<mode> <type> <id> <size>`, a tab, the path; the size is right-aligned, and `-` for a directory. */
function parseEntry(line: string): BranchEntry {
  const [description = "", path = ""] = line.split("\t");
  const [, type, , size] = description.split(/ +/);
  const name = path.slice(path.lastIndexOf("/") + 1);
  return type === "tree"
    ? { name, kind: "directory", bytes: 0 }
    : { name, kind: "file", bytes: Number(size) };
}

function parseCommit(record: string): BranchCommit {
  const [id = "", signature, name = "", email = "", ...message] = record.split("\n");
  return {
    id,
    message: message.join("\n").trimEnd(),
    author: { name, email, account: null },
    signature: signature === "G" ? "verified" : "unverified",
  };
}
