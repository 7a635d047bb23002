// The parts that payloads of several events have in common, cut down to what we use.
import { z } from "zod";
import { PullRequestId, RepositoryId, TaskId } from "../../../domain/ids.ts";
import type { IssueFacts, RepositoryReference } from "../../../ports/forge-facts.ts";
import { AccountPayload, GHOST } from "../account.ts";
import { GithubTime } from "../github-time.ts";

export const RepositoryFields = z.object({
  id: RepositoryId,
  name: z.string().min(1),
  owner: z.object({ login: z.string().min(1) }),
  default_branch: z.string().min(1).nullish(),
  private: z.boolean(),
});

export function repositoryReference(repository: z.infer<typeof RepositoryFields>): RepositoryReference {
  return {
    id: repository.id,
    owner: repository.owner.login,
    name: repository.name,
    defaultBranch: repository.default_branch ?? null,
    isPrivate: repository.private,
  };
}

export const RepositoryPayload = RepositoryFields.transform(repositoryReference);

const ClosedAs = z
  .enum(["completed", "not_planned", "duplicate", "reopened"])
  .nullish()
  .catch(null)
  .transform((reason) => (reason === "not_planned" ? ("not-planned" as const) : reason));

export const IssuePayload = z.object({
  node_id: TaskId,
  number: z.int().positive(),
  title: z.string(),
  body: z.string().nullish(),
  user: AccountPayload.nullish(),
  state: z.string().optional(),
  state_reason: ClosedAs,
  labels: z
    .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
    .nullish(),
  assignees: z.array(AccountPayload.nullable()).nullish(),
  created_at: GithubTime,
  updated_at: GithubTime,
  /** There only when the issue is a pull request. */
  pull_request: z.object({}).optional(),
});
export type IssuePayload = z.infer<typeof IssuePayload>;

export function issueFacts(issue: IssuePayload, repository: RepositoryReference): IssueFacts {
  const open = issue.state !== "closed";
  const reason = issue.state_reason;
  return {
    id: issue.node_id,
    repository: repository.id,
    number: issue.number,
    title: issue.title,
    body: issue.body ?? "",
    author: issue.user ?? GHOST,
    open,
    closedAs: open
      ? null
      : reason === undefined || reason === null || reason === "reopened"
        ? "completed"
        : reason,
    labels: issue.labels ?? [],
    assignees: (issue.assignees ?? []).filter((assignee) => assignee !== null),
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    parent: null,
  };
}

/** GitHub shows a pull request as an issue too, under the pull request's own node id. */
export function pullRequestIdOf(issue: IssuePayload): PullRequestId | null {
  const legacy = Buffer.from(issue.node_id, "base64").toString().includes(":PullRequest");
  return issue.node_id.startsWith("PR_") || legacy ? PullRequestId.parse(issue.node_id) : null;
}

export const PullRequestPayload = z.object({
  node_id: PullRequestId,
  number: z.int().positive(),
  updated_at: GithubTime.nullish().catch(null),
});
