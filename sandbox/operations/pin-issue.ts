import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import { Refusal } from "../state/refusal.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

const mostPinned = 3;

export function pinIssue(github: GitHub, actor: Actor, issueId: number): Issue {
  const issue = github.state.issues.at(issueId);
  if (issue.isPinned) return issue;
  const pinned = github.state.issues.by("repository", issue.repositoryId).filter(({ isPinned }) => isPinned);
  if (pinned.length >= mostPinned) {
    throw new Refusal(422, `Maximum ${String(mostPinned)} pinned issues per repository`);
  }
  return setPinned(github, actor, issueId, true);
}

export function unpinIssue(github: GitHub, actor: Actor, issueId: number): Issue {
  const issue = github.state.issues.at(issueId);
  return issue.isPinned ? setPinned(github, actor, issueId, false) : issue;
}

function setPinned(github: GitHub, actor: Actor, issueId: number, isPinned: boolean): Issue {
  const after = touchIssue(github, issueId, { isPinned });
  recordEvent(github, actor, after, { kind: isPinned ? "pinned" : "unpinned" });
  publishOnIssue(github, actor, after, { action: isPinned ? "pinned" : "unpinned", issueId });
  return after;
}
