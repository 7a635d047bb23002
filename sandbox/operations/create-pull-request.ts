import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import { findAccount, fullName } from "../state/lookup.ts";
import type { PullRequest } from "../state/pull-request.ts";
import { validationFailed } from "../state/refusal.ts";
import type { Repository } from "../state/repository.ts";
import { requestCheckSuites } from "./check-suites.ts";
import { insertIssue } from "./open-issue.ts";
import { publishOnIssue, recordEvent } from "./record-event.ts";
import { refreshPullRequest } from "./refresh-pull-request.ts";

export type NewPullRequest = {
  readonly repositoryId: number;
  readonly title: string;
  readonly body: string | null;
  readonly base: string;
  /** A branch, or `owner:branch` for one of a fork. */
  readonly head: string;
  readonly isDraft: boolean;
  readonly maintainerCanModify?: boolean;
};

export async function createPullRequest(
  github: GitHub,
  actor: Actor,
  input: NewPullRequest,
): Promise<PullRequest> {
  const { state, git } = github;
  const repository = state.repositories.at(input.repositoryId);
  const { head, branch } = findHead(github, repository, input.head);
  const baseSha = await git.resolveRef(repository.id, `refs/heads/${input.base}`);
  if (baseSha === null) throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
  const headSha = head === undefined ? null : await git.resolveRef(head.id, `refs/heads/${branch}`);
  if (head === undefined || headSha === null) {
    throw validationFailed({ resource: "PullRequest", field: "head", code: "invalid" });
  }
  refuseSecond(github, repository, head, branch, input.base);
  if (head.id !== repository.id) await git.copyObjects(head.id, repository.id, headSha);
  if ((await git.mergeBase(repository.id, baseSha, headSha)) === null)
    throw custom(`The ${input.head} branch has no history in common with ${input.base}`);
  const { ahead } = await git.aheadBehind(repository.id, baseSha, headSha);
  if (ahead === 0) throw custom(`No commits between ${input.base} and ${input.head}`);
  const issue = insertIssue(github, actor, { ...input, isPullRequest: true });
  const pull = state.pullRequests.insert({
    id: state.pullRequests.nextId(),
    issueId: issue.id,
    repositoryId: repository.id,
    number: issue.number,
    baseRef: input.base,
    baseSha,
    headRepositoryId: head.id,
    headRef: branch,
    headSha,
    isDraft: input.isDraft,
    mergeability: "unknown",
    mergedAt: null,
    mergedById: null,
    mergeCommitSha: null,
    requestedReviewerIds: [],
    requestedTeamIds: [],
    maintainerCanModify: input.maintainerCanModify ?? false,
    commits: 0,
    additions: 0,
    deletions: 0,
    changedFiles: 0,
    patchId: null,
  });
  const refreshed = await refreshPullRequest(github, pull.id);
  const commits = await git.listCommits(repository.id, { from: headSha, excluding: [baseSha] });
  for (const { oid } of commits.toReversed())
    recordEvent(github, actor, issue, { kind: "committed", commitSha: oid });
  publishOnIssue(github, actor, issue, { action: "opened", issueId: issue.id });
  if (head.id !== repository.id) {
    await requestCheckSuites(github, actor, repository.id, { sha: headSha, branch: null, before: null });
  }
  return refreshed;
}

function findHead(
  github: GitHub,
  base: Repository,
  text: string,
): { readonly head: Repository | undefined; readonly branch: string } {
  const cut = text.indexOf(":");
  if (cut < 0) return { head: base, branch: text };
  const account = findAccount(github.state, text.slice(0, cut));
  const branch = text.slice(cut + 1);
  if (account?.id === base.ownerId) return { head: base, branch };
  const fork = github.state.repositories
    .by("owner", account?.id ?? 0)
    .find(({ parentId }) => parentId === base.id);
  return { head: fork, branch };
}

function refuseSecond(
  github: GitHub,
  base: Repository,
  head: Repository,
  branch: string,
  into: string,
): void {
  const { pullRequests, issues } = github.state;
  const open = pullRequests
    .by("head", `${String(head.id)}:${branch}`)
    .find(
      (pull) =>
        pull.repositoryId === base.id && pull.baseRef === into && issues.at(pull.issueId).state === "open",
    );
  if (open === undefined) return;
  const owner = fullName(github.state, head).split("/")[0] ?? "";
  throw custom(`A pull request already exists for ${owner}:${branch}.`);
}

function custom(message: string) {
  return validationFailed({ resource: "PullRequest", field: "base", code: "custom", message });
}
