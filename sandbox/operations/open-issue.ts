import type { Account } from "../state/account.ts";
import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import { Refusal } from "../state/refusal.ts";
import type { Label } from "../state/repository.ts";
import { addAssignees } from "./assign-issue.ts";
import { refuseLongBody } from "./body-limit.ts";
import { refuseBlankTitle } from "./blank-title.ts";
import { addLabels } from "./label-issue.ts";
import { linkReferences } from "./link-references.ts";
import { nextNumber } from "./next-number.ts";
import { publishOnIssue } from "./record-event.ts";

export type NewIssue = {
  readonly repositoryId: number;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly Label[];
  readonly assignees: readonly Account[];
};

export function openIssue(github: GitHub, actor: Actor, input: NewIssue): Issue {
  if (!github.state.repositories.at(input.repositoryId).hasIssues) {
    throw new Refusal(410, "Issues has been disabled in this repository.");
  }
  const issue = insertIssue(github, actor, { ...input, isPullRequest: false });
  publishOnIssue(github, actor, issue, { action: "opened", issueId: issue.id });
  addLabels(github, actor, issue.id, input.labels);
  return addAssignees(github, actor, issue.id, input.assignees);
}

/** The row that issues and pull requests have in common; publishes nothing. */
export function insertIssue(
  github: GitHub,
  actor: Actor,
  input: Pick<NewIssue, "repositoryId" | "title" | "body"> & { readonly isPullRequest: boolean },
): Issue {
  refuseBlankTitle(input.title);
  refuseLongBody("Issue", input.body);
  const now = github.clock.timestamp();
  const issue = github.state.issues.insert({
    id: github.state.issues.nextId(),
    repositoryId: input.repositoryId,
    number: nextNumber(github, input.repositoryId),
    isPullRequest: input.isPullRequest,
    title: input.title,
    body: input.body,
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    state: "open",
    stateReason: null,
    labelIds: [],
    assigneeIds: [],
    isLocked: false,
    lockReason: null,
    isPinned: false,
    parentId: null,
    subIssueIds: [],
    blockedByIds: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
    lastEdit: null,
    gone: null,
  });
  linkReferences(github, actor, issue, input.body ?? "");
  return issue;
}
