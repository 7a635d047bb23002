import { CommitSha, PullRequestId, RepositoryId, AccountId } from "../../src/domain/ids.ts";
import { openPullRequest } from "../../src/domain/review/evolve.ts";
import type { PullRequest } from "../../src/domain/review/schema.ts";
import { taskAt } from "./task-of.ts";

/** An open pull request, plain but for what the test says. */
export function pullRequestOf(words: Partial<PullRequest> = {}): PullRequest {
  const opened = openPullRequest({
    type: "PullRequestOpened",
    at: taskAt,
    by: "tutti",
    pullRequest: PullRequestId.parse("pull-1"),
    repository: RepositoryId.parse(1),
    number: 5,
    author: AccountId.parse(103),
    draft: false,
    headRef: "work-5",
    baseRef: "main",
    fork: false,
    head: {
      sha: CommitSha.parse("a".repeat(40)),
      patch: null,
      paths: [],
      authors: [],
      unknownAuthors: false,
      seenAt: taskAt,
    },
  });
  return { ...opened, ...words };
}
