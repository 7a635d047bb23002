import type { GitHub } from "../state/github.ts";
import type { PullRequest } from "../state/pull-request.ts";

/** Reads from git what follows from head and base: sizes, patch id, the ref `refs/pull/<n>/head`. */
export async function refreshPullRequest(github: GitHub, pullId: number): Promise<PullRequest> {
  const { git, state } = github;
  const { repositoryId, baseSha, headSha, number } = state.pullRequests.at(pullId);
  const diff = await git.threeDotDiff(repositoryId, baseSha, headSha);
  const { ahead } = await git.aheadBehind(repositoryId, baseSha, headSha);
  const ref = `refs/pull/${String(number)}/head`;
  const before = await git.resolveRef(repositoryId, ref);
  if (before !== headSha) await git.updateRef(repositoryId, { ref, before, after: headSha });
  return state.pullRequests.update(pullId, {
    commits: ahead,
    additions: diff.files.reduce((sum, file) => sum + file.additions, 0),
    deletions: diff.files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: diff.files.length,
    patchId: diff.patchId,
    mergeability: "unknown",
  });
}

/** GitHub does it after the first read that could not tell. */
export async function computeMergeability(github: GitHub, pullId: number): Promise<void> {
  const { git, state } = github;
  const pull = state.pullRequests.at(pullId);
  const isDue =
    pull.mergeability === "unknown" &&
    pull.mergedAt === null &&
    state.issues.at(pull.issueId).state === "open";
  if (!isDue || state.heldMergeability.has(pull.repositoryId)) return;
  const isMergeable = await canMerge(github, pull);
  const now = state.pullRequests.at(pullId);
  if (now.headSha !== pull.headSha || now.baseSha !== pull.baseSha) return;
  const base = await git.resolveRef(pull.repositoryId, `refs/heads/${pull.baseRef}`);
  if (base === null) return;
  state.pullRequests.update(pullId, { mergeability: isMergeable ? "mergeable" : "conflicting" });
}

async function canMerge({ git }: Pick<GitHub, "git">, pull: PullRequest): Promise<boolean> {
  const base = await git.resolveRef(pull.repositoryId, `refs/heads/${pull.baseRef}`);
  if (base === null) return false;
  const nobody = { name: "GitHub", email: "noreply@github.com", date: "2020-01-01T00:00:00Z" };
  const outcome = await git.merge(pull.repositoryId, {
    method: "merge",
    base,
    head: pull.headSha,
    author: nobody,
    committer: nobody,
    message: "Mergeable?",
  });
  return outcome.kind === "merged";
}
