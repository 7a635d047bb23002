import type { Oid } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import type { PushedCommit } from "../state/occurrence.ts";
import { Refusal } from "../state/refusal.ts";

/** A commit as webhooks show it, with the paths that it changes against its first parent. */
export async function describeCommit(
  github: Pick<GitHub, "git">,
  repositoryId: number,
  oid: Oid,
): Promise<PushedCommit> {
  const commit = await github.git.readCommit(repositoryId, oid);
  if (commit === null) throw new Refusal(422, `No commit found for SHA: ${oid}`);
  const parent = commit.parents[0];
  const paths =
    parent === undefined
      ? { added: [], removed: [], modified: [] }
      : await github.git.changedPaths(repositoryId, parent, oid);
  const person = ({ name, email }: { readonly name: string; readonly email: string }) => ({ name, email });
  return {
    oid,
    treeOid: commit.treeOid,
    message: commit.message,
    timestamp: commit.committer.date,
    author: person(commit.author),
    committer: person(commit.committer),
    ...paths,
  };
}
