import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import type { IssueOccurrence } from "../state/occurrence.ts";
import type { TimelineDetail, TimelineEvent } from "../state/timeline.ts";

/** Writes to the timeline of an issue or pull request. */
export function recordEvent(
  github: GitHub,
  actor: Actor,
  issue: Issue,
  detail: TimelineDetail,
): TimelineEvent {
  const { timeline } = github.state;
  return timeline.insert({
    id: timeline.nextId(),
    repositoryId: issue.repositoryId,
    issueId: issue.id,
    actorId: actor.accountId,
    viaAppId: actor.viaAppId,
    createdAt: github.clock.timestamp(),
    detail,
  });
}

/** Publishes as `issues` or as `pull_request`, as GitHub does. */
export function publishOnIssue(
  github: GitHub,
  actor: Actor,
  issue: Issue,
  occurrence: IssueOccurrence,
): void {
  if (issue.isPullRequest) github.publish({ event: "pull_request", ...occurrence }, actor);
  else github.publish({ event: "issues", ...occurrence }, actor);
}

/** Moves `updated_at`. */
export function touchIssue(github: GitHub, issueId: number, change: Partial<Issue> = {}): Issue {
  return github.state.issues.update(issueId, { updatedAt: github.clock.timestamp(), ...change });
}
