import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { PullRequest } from "../state/pull-request.ts";
import { Refusal, validationFailed } from "../state/refusal.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";
import { refreshPullRequest } from "./refresh-pull-request.ts";

/** Title, body and state are the issue's: `editIssue`, `closeIssue`, `reopenPullRequest`. */
export async function changeBase(
  github: GitHub,
  actor: Actor,
  pullId: number,
  base: string,
): Promise<PullRequest> {
  const before = github.state.pullRequests.at(pullId);
  if (before.baseRef === base) return before;
  const baseSha = await github.git.resolveRef(before.repositoryId, `refs/heads/${base}`);
  if (baseSha === null) throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
  github.state.pullRequests.update(pullId, { baseRef: base, baseSha });
  const after = await refreshPullRequest(github, pullId);
  const issue = touchIssue(github, after.issueId);
  recordEvent(github, actor, issue, { kind: "base_ref_changed", from: before.baseRef, to: base });
  publishOnIssue(github, actor, issue, {
    action: "edited",
    issueId: issue.id,
    changes: { base: { ref: { from: before.baseRef }, sha: { from: before.baseSha } } },
  });
  return after;
}

export function markReadyForReview(github: GitHub, actor: Actor, pullId: number): PullRequest {
  return setDraft(github, actor, pullId, false);
}

export function convertToDraft(github: GitHub, actor: Actor, pullId: number): PullRequest {
  return setDraft(github, actor, pullId, true);
}

function setDraft(github: GitHub, actor: Actor, pullId: number, isDraft: boolean): PullRequest {
  const before = github.state.pullRequests.at(pullId);
  if (github.state.issues.at(before.issueId).state === "closed") {
    throw new Refusal(422, "Pull request is closed");
  }
  if (before.isDraft === isDraft) return before;
  const after = github.state.pullRequests.update(pullId, { isDraft });
  const issue = touchIssue(github, after.issueId);
  recordEvent(github, actor, issue, { kind: isDraft ? "convert_to_draft" : "ready_for_review" });
  const action = isDraft ? "converted_to_draft" : "ready_for_review";
  publishOnIssue(github, actor, issue, { action, issueId: issue.id });
  return after;
}
