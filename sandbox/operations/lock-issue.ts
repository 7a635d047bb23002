import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue, LockReason } from "../state/issue.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

export function lockIssue(github: GitHub, actor: Actor, issueId: number, reason: LockReason | null): Issue {
  const before = github.state.issues.at(issueId);
  if (before.isLocked) return before;
  const after = touchIssue(github, issueId, { isLocked: true, lockReason: reason });
  recordEvent(github, actor, after, { kind: "locked", reason });
  publishOnIssue(github, actor, after, { action: "locked", issueId });
  return after;
}

export function unlockIssue(github: GitHub, actor: Actor, issueId: number): Issue {
  const before = github.state.issues.at(issueId);
  if (!before.isLocked) return before;
  const after = touchIssue(github, issueId, { isLocked: false, lockReason: null });
  recordEvent(github, actor, after, { kind: "unlocked" });
  publishOnIssue(github, actor, after, { action: "unlocked", issueId });
  return after;
}
