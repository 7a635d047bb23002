import type { AccountId, CommitSha, PullRequestId, RepositoryId, TaskId } from "../../src/domain/ids.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";

/** People of the cast, and what they do on the forge itself. */
export interface People {
  account(login: string): AccountId;
  openIssue(
    login: string,
    title: string,
    body?: string,
  ): Promise<{ readonly number: number; readonly id: TaskId }>;
  label(login: string, issue: number, name: string): Promise<void>;
  assign(login: string, issue: number, assignee: string): Promise<void>;
  remove(login: string, issue: number): Promise<void>;
  /** To another repository, where it is then. */
  transfer(
    login: string,
    issue: number,
  ): Promise<{ readonly task: TaskId; readonly repository: RepositoryId; readonly number: number }>;
  comment(login: string, issue: number, body: string): Promise<string>;
  editComment(login: string, id: string, body: string): Promise<void>;
  removeComment(login: string, id: string): Promise<void>;
  /** Pushes one commit. */
  push(
    login: string,
    branch: string,
    files: Readonly<Record<string, string>>,
    message?: string,
  ): Promise<CommitSha>;
  openPullRequest(
    login: string,
    branch: string,
    options?: { readonly body?: string; readonly draft?: boolean },
  ): Promise<{ readonly number: number; readonly id: PullRequestId }>;
  /** `on` is the file of a thread that it starts. */
  review(
    login: string,
    pullRequest: number,
    verdict: "APPROVE" | "REQUEST_CHANGES",
    on?: string,
  ): Promise<string>;
  /** All threads of a pull request's reviews. */
  resolveThreads(login: string, pullRequest: number): Promise<void>;
  merge(login: string, pullRequest: number): Promise<void>;
  /** A check of somebody else's. */
  check(head: CommitSha, name: string, conclusion: "success" | "failure"): Promise<void>;
  /** All comments, oldest first. */
  comments(issue: number): Promise<readonly string[]>;
}

export type ForgeUnderTest = {
  readonly forge: Forge;
  /** The same forge for a process that remembers nothing. */
  readonly restarted: () => Forge;
  readonly repository: RepositoryReference;
  readonly people: People;
};
