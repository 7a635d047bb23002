import type { Oid } from "../../state/git-storage.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

/** Null for what is no commit of the repository. */
export async function commitAt(scope: Scope, repositoryId: number, oid: Oid): Promise<GraphObject | null> {
  const commit = await scope.view.git.readCommit(repositoryId, oid);
  return commit === null ? null : scope.objects.commit(repositoryId, commit);
}

/** @param ref Full: `refs/heads/main`. Null when there is none. */
export async function refAt(scope: Scope, repositoryId: number, ref: string): Promise<GraphObject | null> {
  const oid = await scope.view.git.resolveRef(repositoryId, ref);
  return oid === null ? null : scope.objects.ref(repositoryId, { ref, oid });
}
