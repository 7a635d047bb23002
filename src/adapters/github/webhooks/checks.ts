import { z } from "zod";
import { CommitSha } from "../../../domain/ids.ts";
import { GithubTime } from "../github-time.ts";
import { RepositoryPayload } from "./payload.ts";
import { hints, reading } from "./reading.ts";

/** `base.repo` tells pull requests of forks' own repositories from ours. */
const PullRequests = z
  .array(
    z.object({ number: z.int().positive(), base: z.object({ repo: z.object({ id: z.int() }) }) }).nullable(),
  )
  .nullish();

const App = z.object({ id: z.int() }).nullish();

const CheckRun = z.object({
  action: z.string(),
  check_run: z.object({
    head_sha: CommitSha,
    app: App,
    completed_at: GithubTime.nullish().catch(null),
    pull_requests: PullRequests,
  }),
  repository: RepositoryPayload,
});

const CheckSuite = z.object({
  action: z.string(),
  check_suite: z.object({
    head_sha: CommitSha,
    app: App,
    updated_at: GithubTime.nullish(),
    pull_requests: PullRequests,
  }),
  repository: RepositoryPayload,
});

const Status = z.object({
  sha: CommitSha,
  updated_at: GithubTime.nullish().catch(null),
  repository: RepositoryPayload,
});

export const translateCheckRun = reading(CheckRun, ({ action, check_run, repository }, receivedAt) =>
  hints({
    kind: "checks",
    at: check_run.completed_at ?? receivedAt,
    repository,
    head: check_run.head_sha,
    pullRequests: numbersIn(repository.id, check_run.pull_requests),
    app: check_run.app?.id ?? null,
    change: changeOf(action),
  }),
);

export const translateCheckSuite = reading(CheckSuite, ({ action, check_suite, repository }, receivedAt) =>
  hints({
    kind: "checks",
    at: check_suite.updated_at ?? receivedAt,
    repository,
    head: check_suite.head_sha,
    pullRequests: numbersIn(repository.id, check_suite.pull_requests),
    app: check_suite.app?.id ?? null,
    change: changeOf(action),
  }),
);

/** A commit status does not say which pull requests it concerns; the head does. */
export const translateStatus = reading(Status, ({ sha, updated_at, repository }, receivedAt) =>
  hints({
    kind: "checks",
    at: updated_at ?? receivedAt,
    repository,
    head: sha,
    pullRequests: [],
    app: null,
    change: "told",
  }),
);

/** A button on our check is a person's wish to see it anew. */
function changeOf(action: string) {
  switch (action) {
    case "requested":
      return "requested" as const;
    case "rerequested":
    case "requested_action":
      return "rerequested" as const;
    default:
      return "told" as const;
  }
}

function numbersIn(repository: number, pullRequests: z.infer<typeof PullRequests>): readonly number[] {
  return (pullRequests ?? []).flatMap((pullRequest) =>
    pullRequest?.base.repo.id === repository ? [pullRequest.number] : [],
  );
}
