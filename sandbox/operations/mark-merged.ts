import type { Actor } from "../state/actor.ts";
import type { Oid } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import { closeIssue } from "./close-issue.ts";
import { closedByPullRequest } from "./closing-keywords.ts";
import { recordEvent } from "./record-event.ts";

/** The base has it now: merged here, or pushed by hand. Closes what it says it closes. */
export function markMerged(github: GitHub, actor: Actor, pullId: number, commitSha: Oid): void {
  const { state } = github;
  const pull = state.pullRequests.update(pullId, {
    mergedAt: github.clock.timestamp(),
    mergedById: actor.accountId,
    mergeCommitSha: commitSha,
  });
  recordEvent(github, actor, state.issues.at(pull.issueId), { kind: "merged", commitSha });
  closeIssue(github, actor, pull.issueId, "completed");
  for (const issue of closedByPullRequest(state, pull)) {
    closeIssue(github, actor, issue.id, "completed", { pullRequestId: pullId });
  }
}
