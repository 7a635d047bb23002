import type { GitStorage, Oid } from "../state/git-storage.ts";

export type RevisionPath = {
  /** A branch, a tag or a commit, as it was written. */
  readonly revision: string;
  readonly commit: Oid;
  /** Without a slash at its ends; empty for the root. */
  readonly file: string;
};

/** Tells the revision, whose name may have slashes, from the file after it. `null`: there is no such revision. */
export async function readRevisionPath(
  git: Pick<GitStorage, "resolveCommit">,
  repositoryId: number,
  path: string,
): Promise<RevisionPath | null> {
  const parts = path.split("/").filter((part) => part !== "");
  for (let length = 1; length <= parts.length; length += 1) {
    const revision = parts.slice(0, length).join("/");
    const commit = await git.resolveCommit(repositoryId, revision);
    if (commit !== null) return { revision, commit, file: parts.slice(length).join("/") };
  }
  return null;
}
