import { z } from "zod";
import { setAssignees } from "../operations/assign-issue.ts";
import { closeIssue, reopenIssue } from "../operations/close-issue.ts";
import { editIssue } from "../operations/edit-issue.ts";
import { setLabels } from "../operations/label-issue.ts";
import { lockIssue, unlockIssue } from "../operations/lock-issue.ts";
import { openIssue } from "../operations/open-issue.ts";
import { reopenPullRequest } from "../operations/reopen-pull-request.ts";
import { labelsByName } from "../operations/repository-labels.ts";
import { showIssue } from "../representation/issue.ts";
import type { Account } from "../state/account.ts";
import type { Issue } from "../state/issue.ts";
import { findAccount } from "../state/lookup.ts";
import { Refusal, validationFailed } from "../state/refusal.ts";
import { canBeAssigned } from "../operations/assign-issue.ts";
import { created, noContent, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { filterIssues } from "./issue-filter.ts";

const LabelNames = z
  .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
  .optional();

const NewIssue = z.object({
  title: z.union([z.string(), z.number()]).transform(String),
  body: z.string().nullish(),
  labels: LabelNames,
  assignees: z.array(z.string()).optional(),
  assignee: z.string().nullish(),
});

const IssueChange = z.object({
  title: z.union([z.string(), z.number()]).transform(String).nullish(),
  body: z.string().nullish(),
  state: z.enum(["open", "closed"]).optional(),
  state_reason: z.enum(["completed", "not_planned", "duplicate", "reopened"]).nullish(),
  labels: LabelNames,
  assignees: z.array(z.string()).optional(),
});

const Lock = z.object({
  lock_reason: z.enum(["off-topic", "too heated", "resolved", "spam"]).nullish(),
});

export const issueHandlers = {
  "issues/list-for-repo": async (exchange) =>
    exchange.page(filterIssues(exchange), (issue) => showIssue(exchange.view, issue)),

  "issues/get": (exchange) => ok(showIssue(exchange.view, exchange.issue())),

  "issues/create": (exchange) => {
    const input = exchange.read(NewIssue);
    const { github, actor, repository } = exchange;
    const mayTriage = exchange.hasRole("triage");
    const logins = input.assignees ?? (typeof input.assignee === "string" ? [input.assignee] : []);
    const issue = openIssue(github, actor, {
      repositoryId: repository.id,
      title: input.title,
      body: input.body ?? null,
      labels: mayTriage ? labelsByName(github, actor, repository.id, input.labels ?? []) : [],
      assignees: mayTriage ? assignable(exchange, logins) : [],
    });
    return created(showIssue(exchange.view, issue));
  },

  "issues/update": async (exchange) => {
    const issue = exchange.issue();
    exchange.demandRoleUnlessAuthor(issue.authorId, "triage");
    const change = exchange.read(IssueChange);
    await applyChange(exchange, issue, change);
    return ok(showIssue(exchange.view, exchange.github.state.issues.at(issue.id)));
  },

  "issues/lock": (exchange) => {
    lockIssue(exchange.github, exchange.actor, exchange.issue().id, exchange.read(Lock).lock_reason ?? null);
    return noContent();
  },

  "issues/unlock": (exchange) => {
    unlockIssue(exchange.github, exchange.actor, exchange.issue().id);
    return noContent();
  },
} satisfies Handlers;

async function applyChange(
  exchange: Exchange,
  issue: Issue,
  change: z.output<typeof IssueChange>,
): Promise<void> {
  const { github, actor } = exchange;
  editIssue(github, actor, issue.id, {
    ...(typeof change.title === "string" ? { title: change.title } : {}),
    ...(change.body === undefined ? {} : { body: change.body }),
  });
  if (exchange.hasRole("triage")) {
    if (change.labels !== undefined) {
      setLabels(github, actor, issue.id, labelsByName(github, actor, issue.repositoryId, change.labels));
    }
    if (change.assignees !== undefined) {
      setAssignees(github, actor, issue.id, assignable(exchange, change.assignees));
    }
  }
  if (change.state === "closed") {
    const reason = change.state_reason ?? "completed";
    closeIssue(github, actor, issue.id, reason === "reopened" ? "completed" : reason);
  }
  if (change.state === "open") {
    if (issue.isPullRequest) await reopenPullRequest(github, actor, issue.id);
    else reopenIssue(github, actor, issue.id);
  }
}

/** Creating and updating refuse who cannot be assigned; the endpoint for assignees leaves them out. */
function assignable(exchange: Exchange, logins: readonly string[]): readonly Account[] {
  return logins.map((login) => {
    const account = findAccount(exchange.github.state, login);
    if (account === undefined || !canBeAssigned(exchange.github, exchange.repository, account)) {
      throw validationFailed({ resource: "Issue", field: "assignees", code: "invalid", value: login });
    }
    return account;
  });
}

/** Locked issues take words only from those who may push. */
export function demandUnlocked(exchange: Exchange, issue: Issue): void {
  if (issue.isLocked && !exchange.hasRole("write")) {
    throw new Refusal(403, "Unable to create comment because issue is locked.");
  }
}
