import type { Actor } from "../state/actor.ts";
import type { Oid } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import { Refusal } from "../state/refusal.ts";
import { moveRef } from "./move-ref.ts";
import { signatureOf, signatureOfGitHub } from "./signature.ts";

export type FileWrite = {
  readonly repositoryId: number;
  /** Without `refs/heads/`. */
  readonly branch: string;
  readonly message: string;
  /** Path → content; `null` deletes. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
};

/** A commit by GitHub in the actor's name on the branch's head, signed, with all that follows from a push. */
export async function writeFiles(github: GitHub, actor: Actor, write: FileWrite): Promise<Oid> {
  const { repositoryId } = write;
  const ref = `refs/heads/${write.branch}`;
  const head = await github.git.resolveRef(repositoryId, ref);
  const files = Object.entries(write.files);
  const oid = await github.git.writeChanges(repositoryId, {
    parent: head,
    additions: files.flatMap(([path, content]) =>
      content === null
        ? []
        : [{ path, content: typeof content === "string" ? Buffer.from(content) : content }],
    ),
    deletions: files.flatMap(([path, content]) => (content === null ? [{ path }] : [])),
    author: signatureOf(github, actor),
    committer: signatureOfGitHub(github),
    message: write.message,
  });
  markVerified(github, repositoryId, oid);
  const outcome = await moveRef(github, actor, repositoryId, { ref, before: head, after: oid });
  if (outcome === "stale") {
    throw new Refusal(
      409,
      `is at ${String(await github.git.resolveRef(repositoryId, ref))} but expected ${String(head)}`,
    );
  }
  return oid;
}

/** GitHub signs what it commits itself. */
export function markVerified(github: Pick<GitHub, "state">, repositoryId: number, oid: Oid): void {
  github.state.verifiedCommits.add(`${String(repositoryId)}/${oid}`);
}
