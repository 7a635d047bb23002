import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { GitHubState } from "../state/github-state.ts";
import type { Issue } from "../state/issue.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import { recordEvent, touchIssue } from "./record-event.ts";

const mostDependencies = 50;

export function addBlockedBy(github: GitHub, actor: Actor, blockedId: number, blockingId: number): Issue {
  const { issues } = github.state;
  const before = issues.at(blockedId);
  const blocking = issues.find(blockingId);
  if (blocking === undefined || blocking.gone !== null || blocking.isPullRequest) throw notFound();
  const refusal = reasonAgainst(github.state, before, blocking);
  if (refusal !== null) throw new Refusal(422, `Validation failed: ${refusal}`);
  const blocked = touchIssue(github, blockedId, { blockedByIds: [...before.blockedByIds, blockingId] });
  recordEvent(github, actor, blocked, { kind: "blocked_by_added", blockingId });
  recordEvent(github, actor, touchIssue(github, blockingId), { kind: "blocking_added", blockedId });
  github.publish({ event: "issue_dependencies", action: "blocked_by_added", blockedId, blockingId }, actor);
  github.publish({ event: "issue_dependencies", action: "blocking_added", blockedId, blockingId }, actor);
  return blocked;
}

export function removeBlockedBy(github: GitHub, actor: Actor, blockedId: number, blockingId: number): Issue {
  const before = github.state.issues.at(blockedId);
  if (!before.blockedByIds.includes(blockingId)) throw notFound();
  const blocked = touchIssue(github, blockedId, {
    blockedByIds: before.blockedByIds.filter((id) => id !== blockingId),
  });
  recordEvent(github, actor, blocked, { kind: "blocked_by_removed", blockingId });
  recordEvent(github, actor, touchIssue(github, blockingId), { kind: "blocking_removed", blockedId });
  github.publish({ event: "issue_dependencies", action: "blocked_by_removed", blockedId, blockingId }, actor);
  github.publish({ event: "issue_dependencies", action: "blocking_removed", blockedId, blockingId }, actor);
  return blocked;
}

export function issuesBlockedBy(state: GitHubState, blocking: Issue): readonly Issue[] {
  return state.issues.by("blockedBy", blocking.id).filter((issue) => issue.gone === null);
}

function reasonAgainst(state: GitHubState, blocked: Issue, blocking: Issue): string | null {
  if (blocked.blockedByIds.includes(blocking.id)) return "Target issue has already been taken";
  if (reaches(state, blocking, blocked.id)) {
    return "Adding this dependency would create a circular relationship";
  }
  if (blocked.blockedByIds.length >= mostDependencies) {
    return `An issue can have at most ${String(mostDependencies)} dependencies of a kind`;
  }
  return null;
}

function reaches(state: GitHubState, from: Issue, id: number): boolean {
  return from.id === id || from.blockedByIds.some((next) => reaches(state, state.issues.at(next), id));
}
