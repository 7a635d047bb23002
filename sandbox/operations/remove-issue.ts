import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import { Refusal } from "../state/refusal.ts";
import { nextNumber } from "./next-number.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

/** Its number stays taken and answers 410 from now on. */
export function deleteIssue(github: GitHub, actor: Actor, issueId: number): void {
  const issue = github.state.issues.at(issueId);
  if (issue.isPullRequest) throw new Refusal(422, "Pull requests cannot be deleted");
  publishOnIssue(github, actor, issue, { action: "deleted", issueId });
  detach(github, issue);
  github.state.issues.update(issueId, { gone: { kind: "deleted" } });
}

/** The old number answers 301 over REST and nothing over GraphQL; labels that the new repository has not are lost, as on GitHub. */
export function transferIssue(github: GitHub, actor: Actor, issueId: number, repositoryId: number): Issue {
  const { state } = github;
  const before = state.issues.at(issueId);
  if (before.isPullRequest) throw new Refusal(422, "Pull requests cannot be transferred");
  const names = new Set(before.labelIds.map((id) => state.labels.at(id).name));
  const after = state.issues.insert({
    ...before,
    id: state.issues.nextId(),
    repositoryId,
    number: nextNumber(github, repositoryId),
    labelIds: state.labels
      .by("repository", repositoryId)
      .filter((label) => names.has(label.name))
      .map((label) => label.id),
    updatedAt: github.clock.timestamp(),
  });
  for (const comment of state.comments.by("issue", issueId)) {
    state.comments.update(comment.id, { issueId: after.id, repositoryId });
  }
  state.issues.update(issueId, { gone: { kind: "transferred", to: after.id } });
  recordEvent(github, actor, after, { kind: "transferred", fromRepositoryId: before.repositoryId });
  publishOnIssue(github, actor, before, { action: "transferred", issueId, to: after.id });
  publishOnIssue(github, actor, after, {
    action: "opened",
    issueId: after.id,
    transferredFrom: issueId,
  });
  return after;
}

function detach(github: GitHub, issue: Issue): void {
  if (issue.parentId !== null) {
    const parent = github.state.issues.at(issue.parentId);
    touchIssue(github, parent.id, { subIssueIds: parent.subIssueIds.filter((id) => id !== issue.id) });
  }
  for (const id of issue.subIssueIds) touchIssue(github, id, { parentId: null });
}
