import { z } from "zod";
import { addAssignees, removeAssignees, setAssignees } from "../../operations/assign-issue.ts";
import { closeIssue, reopenIssue } from "../../operations/close-issue.ts";
import { editIssue } from "../../operations/edit-issue.ts";
import { setLabels } from "../../operations/label-issue.ts";
import { openIssue } from "../../operations/open-issue.ts";
import { pinIssue, unpinIssue } from "../../operations/pin-issue.ts";
import { addSubIssue } from "../../operations/sub-issues.ts";
import { demand, demandAuthorOr } from "../access.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { accountsOf, issueOf, issueOrPullOf, labelsOf, repositoryIdOf } from "./targets.ts";

type Fields = { readonly [name: string]: Field };

const ids = z.array(z.string());

export function issueMutations(scope: Scope): Fields {
  return { ...opening(scope), ...closing(scope), ...assigning(scope) };
}

const newIssue = z.object({
  repositoryId: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  labelIds: ids.nullish(),
  assigneeIds: ids.nullish(),
  parentIssueId: z.string().nullish(),
});

const issueChange = z.object({
  id: z.string(),
  title: z.string().nullish(),
  body: z.string().nullish(),
  state: z.enum(["OPEN", "CLOSED"]).nullish(),
  labelIds: ids.nullish(),
  assigneeIds: ids.nullish(),
});

function opening(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    createIssue: mutation(scope, newIssue, (input, actor) => {
      const repositoryId = repositoryIdOf(scope, input.repositoryId);
      demand(scope, repositoryId, "issues/create");
      const parent = input.parentIssueId ? issueOf(scope, input.parentIssueId) : null;
      const labels = labelsOf(scope, repositoryId, input.labelIds ?? []);
      const assignees = accountsOf(scope, input.assigneeIds ?? []);
      if (labels.length + assignees.length > 0) demand(scope, repositoryId, "issues/add-labels");
      const { title, body = null } = input;
      const issue = openIssue(github, actor, { repositoryId, title, body, labels, assignees });
      if (parent !== null) addSubIssue(github, actor, parent.id, issue.id, { replaceParent: false });
      return { issue: objects.issue(github.state.issues.at(issue.id)) };
    }),
    updateIssue: mutation(scope, issueChange, (input, actor) => {
      const issue = issueOf(scope, input.id);
      demandAuthorOr(scope, issue, "issues/update", "issues/add-labels", issue);
      const { title, body, state, labelIds, assigneeIds } = input;
      editIssue(github, actor, issue.id, {
        ...(title ? { title } : {}),
        ...(body === undefined ? {} : { body }),
      });
      if (labelIds) setLabels(github, actor, issue.id, labelsOf(scope, issue.repositoryId, labelIds));
      if (assigneeIds) setAssignees(github, actor, issue.id, accountsOf(scope, assigneeIds));
      if (state === "CLOSED") closeIssue(github, actor, issue.id, "completed");
      if (state === "OPEN") reopenIssue(github, actor, issue.id);
      return {
        issue: objects.issue(github.state.issues.at(issue.id)),
        actor: () => objects.account(github.state.accounts.at(actor.accountId)),
      };
    }),
  };
}

const onIssue = z.object({ issueId: z.string() });
const closed = z.object({
  issueId: z.string(),
  stateReason: z.enum(["COMPLETED", "NOT_PLANNED", "DUPLICATE"]).nullish(),
});
const reasons = { COMPLETED: "completed", NOT_PLANNED: "not_planned", DUPLICATE: "duplicate" } as const;

function closing(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    closeIssue: mutation(scope, closed, ({ issueId, stateReason }, actor) => {
      const issue = issueOf(scope, issueId);
      demandAuthorOr(scope, issue, "issues/update", "issues/add-labels", issue);
      return {
        issue: objects.issue(closeIssue(github, actor, issue.id, reasons[stateReason ?? "COMPLETED"])),
      };
    }),
    reopenIssue: mutation(scope, onIssue, ({ issueId }, actor) => {
      const issue = issueOf(scope, issueId);
      demandAuthorOr(scope, issue, "issues/update", "issues/add-labels", issue);
      return { issue: objects.issue(reopenIssue(github, actor, issue.id)) };
    }),
    pinIssue: mutation(scope, onIssue, ({ issueId }, actor) => {
      const issue = issueOf(scope, issueId);
      demand(scope, issue.repositoryId, "issues/lock", issue);
      return { issue: objects.issue(pinIssue(github, actor, issue.id)) };
    }),
    unpinIssue: mutation(scope, onIssue, ({ issueId }, actor) => {
      const issue = issueOf(scope, issueId);
      demand(scope, issue.repositoryId, "issues/lock", issue);
      return { id: issueId, issue: objects.issue(unpinIssue(github, actor, issue.id)) };
    }),
  };
}

const assignment = z.object({ assignableId: z.string(), assigneeIds: ids });

function assigning(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    addAssigneesToAssignable: mutation(scope, assignment, ({ assignableId, assigneeIds }, actor) => {
      const issue = issueOrPullOf(scope, assignableId);
      demand(scope, issue.repositoryId, "issues/add-assignees", issue);
      const after = addAssignees(github, actor, issue.id, accountsOf(scope, assigneeIds));
      return { assignable: objects.issueOrPullRequest(after) };
    }),
    removeAssigneesFromAssignable: mutation(scope, assignment, ({ assignableId, assigneeIds }, actor) => {
      const issue = issueOrPullOf(scope, assignableId);
      demand(scope, issue.repositoryId, "issues/remove-assignees", issue);
      const after = removeAssignees(github, actor, issue.id, accountsOf(scope, assigneeIds));
      return { assignable: objects.issueOrPullRequest(after) };
    }),
  };
}
