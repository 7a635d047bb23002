import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import type { Label } from "../state/repository.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

/** One event and one webhook for each label that was not there. */
export function addLabels(github: GitHub, actor: Actor, issueId: number, labels: readonly Label[]): Issue {
  for (const label of labels) {
    const issue = github.state.issues.at(issueId);
    if (issue.labelIds.includes(label.id)) continue;
    const after = touchIssue(github, issueId, { labelIds: [...issue.labelIds, label.id] });
    recordEvent(github, actor, after, { kind: "labeled", label: { name: label.name, color: label.color } });
    publishOnIssue(github, actor, after, { action: "labeled", issueId, labelId: label.id });
  }
  return github.state.issues.at(issueId);
}

/** One event and one webhook for each label that was there. */
export function removeLabels(github: GitHub, actor: Actor, issueId: number, labels: readonly Label[]): Issue {
  for (const label of labels) {
    const issue = github.state.issues.at(issueId);
    if (!issue.labelIds.includes(label.id)) continue;
    const after = touchIssue(github, issueId, { labelIds: issue.labelIds.filter((id) => id !== label.id) });
    recordEvent(github, actor, after, { kind: "unlabeled", label: { name: label.name, color: label.color } });
    publishOnIssue(github, actor, after, { action: "unlabeled", issueId, labelId: label.id });
  }
  return github.state.issues.at(issueId);
}

export function setLabels(github: GitHub, actor: Actor, issueId: number, labels: readonly Label[]): Issue {
  const wanted = new Set(labels.map((label) => label.id));
  const present = github.state.issues.at(issueId).labelIds.map((id) => github.state.labels.at(id));
  removeLabels(
    github,
    actor,
    issueId,
    present.filter((label) => !wanted.has(label.id)),
  );
  return addLabels(github, actor, issueId, labels);
}
