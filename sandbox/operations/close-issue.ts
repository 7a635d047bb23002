import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue, StateReason } from "../state/issue.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

/** What closed it when nobody did by hand. */
export type ClosingCause = { readonly commitSha?: string; readonly pullRequestId?: number };

/** Pull requests have no reason. */
export function closeIssue(
  github: GitHub,
  actor: Actor,
  issueId: number,
  reason: Exclude<StateReason, "reopened">,
  cause: ClosingCause = {},
): Issue {
  const before = github.state.issues.at(issueId);
  const stateReason = before.isPullRequest ? null : reason;
  if (before.state === "closed") {
    return before.stateReason === stateReason ? before : touchIssue(github, issueId, { stateReason });
  }
  const after = touchIssue(github, issueId, {
    state: "closed",
    stateReason,
    closedAt: github.clock.timestamp(),
    closedById: actor.accountId,
  });
  recordEvent(github, actor, after, {
    kind: "closed",
    stateReason,
    commitSha: cause.commitSha ?? null,
    pullRequestId: cause.pullRequestId ?? null,
  });
  publishOnIssue(github, actor, after, { action: "closed", issueId });
  return after;
}

/** For issues; a pull request has more to check: `reopenPullRequest`. */
export function reopenIssue(github: GitHub, actor: Actor, issueId: number): Issue {
  const before = github.state.issues.at(issueId);
  if (before.state === "open") return before;
  const after = touchIssue(github, issueId, {
    state: "open",
    stateReason: before.isPullRequest ? null : "reopened",
    closedAt: null,
    closedById: null,
  });
  recordEvent(github, actor, after, { kind: "reopened" });
  publishOnIssue(github, actor, after, { action: "reopened", issueId });
  return after;
}
