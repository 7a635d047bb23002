/** Questions about names and numbers that people use, each answered with GitHub's refusal when there is nothing. */

import type { Account } from "./account.ts";
import type { GitHubState } from "./github-state.ts";
import { numberKey } from "./github-state.ts";
import type { Issue } from "./issue.ts";
import type { PullRequest } from "./pull-request.ts";
import { notFound, Refusal } from "./refusal.ts";
import type { Label, Repository } from "./repository.ts";

export function findAccount(state: GitHubState, login: string): Account | undefined {
  return state.accounts.firstBy("login", login.toLowerCase());
}

export function accountByLogin(state: GitHubState, login: string): Account {
  const account = findAccount(state, login);
  if (account === undefined) throw notFound();
  return account;
}

/** By its present name only. */
export function findRepository(state: GitHubState, owner: string, name: string): Repository | undefined {
  const account = findAccount(state, owner);
  if (account === undefined) return undefined;
  return state.repositories
    .by("owner", account.id)
    .find((repository) => repository.name.toLowerCase() === name.toLowerCase());
}

/** By a name that it had before. */
export function findRenamedRepository(
  state: GitHubState,
  owner: string,
  name: string,
): Repository | undefined {
  const former = `${owner}/${name}`.toLowerCase();
  return state.repositories.all().find((repository) => repository.formerNames.includes(former));
}

export function fullName(state: GitHubState, repository: Repository): string {
  return `${state.accounts.at(repository.ownerId).login}/${repository.name}`;
}

export function findIssue(state: GitHubState, repositoryId: number, number: number): Issue | undefined {
  return state.issues.firstBy("number", numberKey(repositoryId, number));
}

/** Also finds pull requests. Deleted ones are 410, transferred ones 301. */
export function issueByNumber(state: GitHubState, repositoryId: number, number: number): Issue {
  const issue = findIssue(state, repositoryId, number);
  if (issue === undefined) throw notFound();
  if (issue.gone === null) return issue;
  if (issue.gone.kind === "deleted") throw new Refusal(410, "This issue was deleted");
  const target = state.issues.at(issue.gone.to);
  throw new Refusal(301, "Moved Permanently", {
    location: `/repositories/${String(target.repositoryId)}/issues/${String(target.number)}`,
  });
}

export function pullRequestByNumber(state: GitHubState, repositoryId: number, number: number): PullRequest {
  const pull = state.pullRequests.firstBy("number", numberKey(repositoryId, number));
  if (pull === undefined) throw notFound();
  return pull;
}

/** Label names are compared without regard to case. */
export function findLabel(state: GitHubState, repositoryId: number, name: string): Label | undefined {
  const wanted = name.toLowerCase();
  return state.labels.by("repository", repositoryId).find((label) => label.name.toLowerCase() === wanted);
}
