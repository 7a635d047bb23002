import { z } from "zod";
import type { Hint, IssueChangeKind } from "../../../ports/hint.ts";
import { AccountPayload } from "../account.ts";
import { IssuePayload, RepositoryPayload, issueFacts } from "./payload.ts";
import { hints, reading } from "./reading.ts";

const Payload = z.object({
  action: z.string(),
  issue: IssuePayload,
  repository: RepositoryPayload,
  sender: AccountPayload,
  label: z.object({ name: z.string() }).nullish(),
  assignee: AccountPayload.nullish(),
  changes: z
    .object({
      new_issue: IssuePayload.nullish(),
      new_repository: RepositoryPayload.nullish(),
      old_issue: IssuePayload.nullish(),
      old_repository: RepositoryPayload.nullish(),
    })
    .nullish(),
});
type Payload = z.infer<typeof Payload>;

export const translateIssues = reading(Payload, (payload) => {
  switch (payload.action) {
    case "deleted":
      return hints({ ...origin(payload), kind: "issue-deleted", ...nameOf(payload.issue) });
    case "transferred":
      return hints(...transferredAway(payload));
    case "opened":
      return hints(...transferredHere(payload), issueHint(payload));
    default:
      return hints(issueHint(payload));
  }
});

function origin({ issue, repository, sender }: Payload) {
  return { at: issue.updated_at, repository, sender };
}

function nameOf({ node_id, number }: IssuePayload) {
  return { task: node_id, number };
}

function issueHint(payload: Payload): Hint {
  return {
    ...origin(payload),
    kind: "issue",
    issue: issueFacts(payload.issue, payload.repository),
    change: changeOf(payload.action),
    ...(payload.label ? { label: payload.label.name } : {}),
    ...(payload.assignee ? { assignee: payload.assignee.id } : {}),
  };
}

function transferredAway(payload: Payload): readonly Hint[] {
  const issue = payload.changes?.new_issue;
  const repository = payload.changes?.new_repository;
  if (!issue || !repository) return [issueHint(payload)];
  const to = { task: issue.node_id, repository, number: issue.number };
  return [{ ...origin(payload), kind: "issue-transferred", ...nameOf(payload.issue), to }];
}

/** The receiving repository's `opened` says where the issue came from; the sender's own event may never reach us. */
function transferredHere(payload: Payload): readonly Hint[] {
  const issue = payload.changes?.old_issue;
  if (!issue) return [];
  const to = { task: payload.issue.node_id, repository: payload.repository, number: payload.issue.number };
  const repository = payload.changes?.old_repository ?? payload.repository;
  return [{ ...origin(payload), repository, kind: "issue-transferred", ...nameOf(issue), to }];
}

function changeOf(action: string): IssueChangeKind {
  switch (action) {
    case "opened":
    case "edited":
    case "labeled":
    case "unlabeled":
    case "assigned":
    case "unassigned":
    case "closed":
    case "reopened":
      return action;
    default:
      return "other";
  }
}
