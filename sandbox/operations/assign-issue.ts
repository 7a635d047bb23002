import { roleIn } from "../authorization/repository-role.ts";
import type { Actor } from "../state/actor.ts";
import type { Account } from "../state/account.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import type { Repository } from "../state/repository.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

const mostAssignees = 10;

/** People with a role in the repository; bots of apps installed there cannot be assigned. */
export function canBeAssigned(github: GitHub, repository: Repository, account: Account): boolean {
  return account.kind === "user" && roleIn(github.state, repository, account.id, "explicit") !== "none";
}

/** Leaves out, without a word, who cannot be assigned: GitHub does. */
export function addAssignees(
  github: GitHub,
  actor: Actor,
  issueId: number,
  accounts: readonly Account[],
): Issue {
  for (const account of accounts) {
    const issue = github.state.issues.at(issueId);
    const repository = github.state.repositories.at(issue.repositoryId);
    const isFull = issue.assigneeIds.length >= mostAssignees;
    if (isFull || issue.assigneeIds.includes(account.id) || !canBeAssigned(github, repository, account))
      continue;
    const after = touchIssue(github, issueId, { assigneeIds: [...issue.assigneeIds, account.id] });
    recordEvent(github, actor, after, { kind: "assigned", assigneeId: account.id });
    publishOnIssue(github, actor, after, { action: "assigned", issueId, assigneeId: account.id });
  }
  return github.state.issues.at(issueId);
}

export function removeAssignees(
  github: GitHub,
  actor: Actor,
  issueId: number,
  accounts: readonly Account[],
): Issue {
  for (const account of accounts) {
    const issue = github.state.issues.at(issueId);
    if (!issue.assigneeIds.includes(account.id)) continue;
    const after = touchIssue(github, issueId, {
      assigneeIds: issue.assigneeIds.filter((id) => id !== account.id),
    });
    recordEvent(github, actor, after, { kind: "unassigned", assigneeId: account.id });
    publishOnIssue(github, actor, after, { action: "unassigned", issueId, assigneeId: account.id });
  }
  return github.state.issues.at(issueId);
}

export function setAssignees(
  github: GitHub,
  actor: Actor,
  issueId: number,
  accounts: readonly Account[],
): Issue {
  const wanted = new Set(accounts.map((account) => account.id));
  const present = github.state.issues.at(issueId).assigneeIds.map((id) => github.state.accounts.at(id));
  removeAssignees(
    github,
    actor,
    issueId,
    present.filter((account) => !wanted.has(account.id)),
  );
  return addAssignees(github, actor, issueId, accounts);
}
