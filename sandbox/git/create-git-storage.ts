// Bare repositories in one temporary directory, behind the contract that the sandbox's state has with git.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeOwnDirectory } from "../own-directory.ts";
import type { GitCommit, GitStorage, ThreeDotDiff } from "../state/git-storage.ts";
import { openBareRepository, type BareRepository } from "./bare-repository.ts";
import { diffThreeDot } from "./diff.ts";
import { pathsOf } from "./diff-format.ts";
import { runGit, type GitEnvironment } from "./git-command.ts";
import { countAheadBehind, findMergeBase, isAncestorOf, listHistory } from "./history.ts";
import { mergeCommits } from "./merge.ts";
import { newAnswers, remembering } from "./remember.ts";
import { repositoryConfiguration } from "./repository-configuration.ts";
import { listStoredRefs } from "./stored-refs.ts";
import { changedPaths } from "./tree-changes.ts";
import { editTree, type TreeEdit } from "./tree-edit.ts";
import { findEntry, listTree } from "./tree-reading.ts";

/** There is no repository with this id: whoever asks holds a wrong one. */
export class RepositoryMissingError extends Error {
  override readonly name = "RepositoryMissingError";

  constructor(repositoryId: number) {
    super(`the sandbox's git has no repository ${repositoryId}`);
  }
}

export type LocalGit = {
  readonly storage: GitStorage;
  readonly environment: GitEnvironment;
  /** Beside the repositories, which look here for their hooks. */
  readonly hooksDirectory: string;
};

/** @param searchPath Where `git` is found, as in PATH; 2.38 or newer. */
export async function createLocalGit(
  searchPath = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
): Promise<LocalGit> {
  const root = await makeOwnDirectory("sandbox-git");
  const environment = { home: join(root, "home"), searchPath };
  const hooksDirectory = join(root, "hooks");
  await Promise.all([mkdir(environment.home), mkdir(hooksDirectory)]);
  const open = new Map<number, BareRepository>();
  const directory = (repositoryId: number): string => join(root, `${repositoryId}.git`);

  function at(repositoryId: number): BareRepository {
    const found = open.get(repositoryId);
    if (found === undefined) throw new RepositoryMissingError(repositoryId);
    return found;
  }

  const storage: GitStorage = {
    ...refs(at),
    ...objects(at),
    ...algorithms(at),
    directory,
    async createRepository(id, defaultBranch) {
      await runGit(environment, root, ["init", "-q", "--bare", "--template=", directory(id)]);
      await writeFile(join(directory(id), "config"), repositoryConfiguration);
      await writeFile(join(directory(id), "HEAD"), `ref: refs/heads/${defaultBranch}\n`);
      open.set(id, openBareRepository(environment, directory(id)));
    },
    async setDefaultBranch(id, defaultBranch) {
      await at(id).git(["symbolic-ref", "HEAD", `refs/heads/${defaultBranch}`]);
    },
    async copyObjects(from, to, oid) {
      await at(to).git(["fetch", "-q", "--no-tags", "--no-write-fetch-head", at(from).directory, oid]);
    },
    async close() {
      await Promise.all([...open.values()].map((repository) => repository.close()));
      open.clear();
      // A push whose client went away has processes of git's own that end by themselves, a moment later.
      await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
    },
  };
  return { storage, environment, hooksDirectory };
}

const diffs = newAnswers<ThreeDotDiff>(1_000);
const histories = newAnswers<readonly GitCommit[]>(1_000);
const counts = newAnswers<{ readonly ahead: number; readonly behind: number }>(1_000);

type At = (repositoryId: number) => BareRepository;

function refs(at: At): Pick<GitStorage, "resolveRef" | "resolveCommit" | "listRefs" | "updateRef"> {
  return {
    resolveRef: (id, ref) => at(id).readRef(ref),
    async resolveCommit(id, revision) {
      if (!/^[^-:@^~][^:@^~]*$/.test(revision)) return null;
      const branch = revision.startsWith("refs/") ? revision : `refs/heads/${revision}`;
      const { objects } = at(id);
      const found =
        (await objects.info(`${branch}^{commit}`)) ?? (await objects.info(`${revision}^{commit}`));
      return found?.oid ?? null;
    },
    async listRefs(id, prefix) {
      const all = await listStoredRefs(at(id).directory);
      return all.filter(({ ref }) => ref.startsWith(prefix));
    },
    updateRef: (id, update) => at(id).updateRef(update),
  };
}

type Objects = Pick<
  GitStorage,
  | "readCommit"
  | "readTree"
  | "readEntry"
  | "readBlob"
  | "writeBlob"
  | "writeTree"
  | "writeCommit"
  | "writeChanges"
>;

function objects(at: At): Objects {
  return {
    readCommit: (id, oid) => at(id).readCommit(oid),
    readTree: (id, treeish, options) => listTree(at(id), treeish, options),
    readEntry: (id, commit, path) => findEntry(at(id), commit, path),
    async readBlob(id, oid) {
      const object = await at(id).objects.read(oid);
      return object?.kind === "blob" ? object.content : null;
    },
    writeBlob: (id, content) => at(id).writeBlob(content),
    writeTree: (id, tree) => editTree(at(id), tree.base, tree.entries),
    writeCommit: (id, commit) => at(id).writeCommit(commit),
    async writeChanges(id, { parent, additions, deletions, ...commit }) {
      const repository = at(id);
      const added = additions.map(async ({ path, content }): Promise<TreeEdit> => {
        return { path, mode: null, oid: await repository.writeBlob(content) };
      });
      const removed = deletions.map(({ path }): TreeEdit => ({ path, mode: null, oid: null }));
      const treeOid = await editTree(repository, parent, [...removed, ...(await Promise.all(added))]);
      return repository.writeCommit({ ...commit, treeOid, parents: parent === null ? [] : [parent] });
    },
  };
}

type Algorithms = Pick<
  GitStorage,
  "listCommits" | "mergeBase" | "isAncestor" | "aheadBehind" | "changedPaths" | "threeDotDiff" | "merge"
>;

function algorithms(at: At): Algorithms {
  const diff = remembering(diffs);
  const history = remembering(histories);
  const count = remembering(counts);
  const threeDotDiff: GitStorage["threeDotDiff"] = (id, base, head) =>
    diff(at(id), { commits: [base, head] }, () => diffThreeDot(at(id), base, head));
  return {
    listCommits: (id, range) => {
      const { from, excluding = [], path, limit } = range;
      const detail = JSON.stringify([path ?? null, limit ?? null]);
      return history(at(id), { commits: [from, ...excluding], detail }, () => listHistory(at(id), range));
    },
    mergeBase: (id, one, other) => findMergeBase(at(id), one, other),
    isAncestor: (id, ancestor, descendant) => isAncestorOf(at(id), ancestor, descendant),
    aheadBehind: (id, base, head) =>
      count(at(id), { commits: [base, head] }, () => countAheadBehind(at(id), base, head)),
    changedPaths: async (id, from, to) => {
      const changed = await changedPaths(at(id), from, to);
      // Whether what came is what went, under another name, only git can say.
      if (changed.added.length === 0 || changed.removed.length === 0) return changed;
      return pathsOf((await threeDotDiff(id, from, to)).files);
    },
    threeDotDiff,
    merge: (id, request) => mergeCommits(at(id), request),
  };
}
