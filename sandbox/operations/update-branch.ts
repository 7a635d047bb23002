import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import { Refusal } from "../state/refusal.ts";
import { moveRef } from "./move-ref.ts";
import { signatureOf, signatureOfGitHub } from "./signature.ts";

/** Merges the base into the head of a pull request. */
export async function updateBranch(
  github: GitHub,
  actor: Actor,
  pullId: number,
  expectedHead: string | undefined,
): Promise<void> {
  const { state, git } = github;
  const pull = state.pullRequests.at(pullId);
  const { headRepositoryId } = pull;
  if (expectedHead !== undefined && expectedHead !== pull.headSha) {
    throw new Refusal(422, "expected head sha didn’t match current head ref.");
  }
  const base = await git.resolveRef(pull.repositoryId, `refs/heads/${pull.baseRef}`);
  if (base === null || headRepositoryId === null) throw new Refusal(422, "The branch is gone.");
  if (await git.isAncestor(pull.repositoryId, base, pull.headSha)) {
    throw new Refusal(422, "There are no new commits on the base branch.");
  }
  if (headRepositoryId !== pull.repositoryId)
    await git.copyObjects(pull.repositoryId, headRepositoryId, base);
  const outcome = await git.merge(headRepositoryId, {
    method: "merge",
    base: pull.headSha,
    head: base,
    author: signatureOf(github, actor),
    committer: signatureOfGitHub(github),
    message: `Merge branch '${pull.baseRef}' into ${pull.headRef}`,
  });
  if (outcome.kind === "conflict") throw new Refusal(422, "merge conflict between base and head");
  await moveRef(github, actor, headRepositoryId, {
    ref: `refs/heads/${pull.headRef}`,
    before: pull.headSha,
    after: outcome.oid,
  });
}
