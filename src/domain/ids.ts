import { z } from "zod";

const idRule = { error: "An id has lower-case letters, digits and hyphens between them, 39 at most." };

/** A member's id, chosen by the team: lower case, digits and hyphens. Events carry this, never a name. */
export const MemberId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?$/, idRule)
  .brand("MemberId");
export type MemberId = z.infer<typeof MemberId>;

/** An area of the team, such as `backend`: lower case, digits and hyphens. */
export const DomainId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?$/, idRule)
  .brand("DomainId");
export type DomainId = z.infer<typeof DomainId>;

/** A GitHub account's numeric id. A login can be given up and taken by somebody else; this cannot. */
export const AccountId = z.number().int().positive().brand("AccountId");
export type AccountId = z.infer<typeof AccountId>;

/** A GitHub repository's numeric id: survives renames and transfers. */
export const RepositoryId = z.number().int().positive().brand("RepositoryId");
export type RepositoryId = z.infer<typeof RepositoryId>;

/** The node id of the issue that a task was opened as. It stays the task's id when the issue is transferred. */
export const TaskId = z.string().min(1).brand("TaskId");
export type TaskId = z.infer<typeof TaskId>;

/** A pull request's node id. */
export const PullRequestId = z.string().min(1).brand("PullRequestId");
export type PullRequestId = z.infer<typeof PullRequestId>;

/** A commit's object id (SHA-1 or SHA-256, lower-case hex). */
export const CommitSha = z
  .string()
  .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
  .brand("CommitSha");
export type CommitSha = z.infer<typeof CommitSha>;

/** What a command came from; the same cause never runs twice. */
export const Cause = z.string().min(1).max(300).brand("Cause");
export type Cause = z.infer<typeof Cause>;
