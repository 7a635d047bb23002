import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { MergeGroup } from "../state/pull-request.ts";
import { Refusal } from "../state/refusal.ts";
import { requestCheckSuites } from "./check-suites.ts";
import { describeCommit } from "./describe-commit.ts";
import { signatureOf, signatureOfGitHub } from "./signature.ts";

/** Merges pull requests one upon the other on a branch of the queue's own, and asks for checks on what comes of it. */
export async function formMergeGroup(
  github: GitHub,
  actor: Actor,
  pullIds: readonly [number, ...(readonly number[])],
): Promise<MergeGroup> {
  const { state, git } = github;
  const pulls = pullIds.map((id) => state.pullRequests.at(id));
  const { repositoryId, baseRef, number } = state.pullRequests.at(pullIds[0]);
  const baseSha = await git.resolveRef(repositoryId, `refs/heads/${baseRef}`);
  if (baseSha === null) throw new Refusal(422, `The branch ${baseRef} is gone`);
  let headSha = baseSha;
  for (const pull of pulls) {
    const outcome = await git.merge(repositoryId, {
      method: "merge",
      base: headSha,
      head: pull.headSha,
      author: signatureOf(github, actor),
      committer: signatureOfGitHub(github),
      message: `Merge pull request #${String(pull.number)}`,
    });
    if (outcome.kind === "conflict")
      throw new Refusal(422, `#${String(pull.number)} conflicts with the queue`);
    headSha = outcome.oid;
  }
  const headRef = `gh-readonly-queue/${baseRef}/pr-${String(number)}-${baseSha}`;
  const before = await git.resolveRef(repositoryId, `refs/heads/${headRef}`);
  await git.updateRef(repositoryId, { ref: `refs/heads/${headRef}`, before, after: headSha });
  const id = state.mergeGroups.nextId();
  const pullRequestIds = [...pullIds];
  const group = { id, repositoryId, baseRef, baseSha, headRef, headSha, pullRequestIds };
  state.mergeGroups.insert(group);
  await requestCheckSuites(github, actor, repositoryId, { sha: headSha, branch: headRef, before: null });
  const head = await describeCommit(github, repositoryId, headSha);
  github.publish({ event: "merge_group", action: "checks_requested", groupId: id, head }, actor);
  return group;
}
