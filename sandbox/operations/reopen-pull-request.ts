import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import { validationFailed } from "../state/refusal.ts";
import { reopenIssue } from "./close-issue.ts";
import { refreshPullRequest } from "./refresh-pull-request.ts";

/** Its head is what the branch has now; a merged one, or one without its branch, stays closed. */
export async function reopenPullRequest(github: GitHub, actor: Actor, issueId: number): Promise<Issue> {
  const { state, git } = github;
  const pull = state.pullRequests.firstBy("issue", issueId);
  if (pull === undefined) throw new Error(`issue ${String(issueId)} is no pull request`);
  if (pull.mergedAt !== null) throw refused("state cannot be changed. The pull request was merged.");
  const { headRepositoryId } = pull;
  const head =
    headRepositoryId === null ? null : await git.resolveRef(headRepositoryId, `refs/heads/${pull.headRef}`);
  if (head === null || headRepositoryId === null) {
    throw refused(`state cannot be changed. The ${pull.headRef} branch has been deleted.`);
  }
  if (headRepositoryId !== pull.repositoryId)
    await git.copyObjects(headRepositoryId, pull.repositoryId, head);
  const base = await git.resolveRef(pull.repositoryId, `refs/heads/${pull.baseRef}`);
  state.pullRequests.update(pull.id, { headSha: head, ...(base === null ? {} : { baseSha: base }) });
  await refreshPullRequest(github, pull.id);
  return reopenIssue(github, actor, issueId);
}

function refused(message: string) {
  return validationFailed({ resource: "PullRequest", field: "state", code: "invalid", message });
}
