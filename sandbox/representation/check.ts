import type { CheckRun, CheckSuite, CommitStatus } from "../state/check.ts";
import type { GitHubState } from "../state/github-state.ts";
import { nodeId } from "../state/node-id.ts";
import type { PullRequest } from "../state/pull-request.ts";
import { showAccount } from "./account.ts";
import { showApp } from "./app.ts";
import { showPullRequestBriefly } from "./pull-request.ts";
import { repositoryHtmlUrl, repositoryUrl, showRepository } from "./repository.ts";
import type { View } from "./view.ts";

export function showCheckRun(view: View, run: CheckRun) {
  const repository = view.state.repositories.at(run.repositoryId);
  const url = `${repositoryUrl(view, repository)}/check-runs/${String(run.id)}`;
  const html = `${repositoryHtmlUrl(view, repository)}/runs/${String(run.id)}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("CheckRun", run.repositoryId, run.id),
    head_sha: run.headSha,
    external_id: run.externalId ?? "",
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suiteId },
    app: showApp(view, view.state.apps.at(run.appId)),
    pull_requests: openPullRequestsAt(view.state, run.repositoryId, run.headSha).map((pull) =>
      showPullRequestBriefly(view, pull),
    ),
  };
}

export async function showCheckSuite(view: View, suite: CheckSuite) {
  return {
    ...showCheckSuiteBriefly(view, suite),
    repository: showRepository(view, view.state.repositories.at(suite.repositoryId)),
    head_commit: await showHeadCommit(view, suite.repositoryId, suite.headSha),
  };
}

/** Without the commit, which only git knows. */
export function showCheckSuiteBriefly(view: View, suite: CheckSuite) {
  const url = `${repositoryUrl(view, view.state.repositories.at(suite.repositoryId))}/check-suites/${String(suite.id)}`;
  return {
    id: suite.id,
    node_id: nodeId("CheckSuite", suite.repositoryId, suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: suite.status,
    conclusion: suite.conclusion,
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: openPullRequestsAt(view.state, suite.repositoryId, suite.headSha).map((pull) =>
      showPullRequestBriefly(view, pull),
    ),
    app: showApp(view, view.state.apps.at(suite.appId)),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    latest_check_runs_count: view.state.checkRuns.by("suite", suite.id).length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

async function showHeadCommit(view: View, repositoryId: number, oid: string) {
  const commit = await view.git.readCommit(repositoryId, oid);
  if (commit === null) throw new Error(`a check suite names a commit that git has not: ${oid}`);
  const person = ({ name, email }: { readonly name: string; readonly email: string }) => ({ name, email });
  return {
    id: oid,
    tree_id: commit.treeOid,
    message: commit.message,
    timestamp: commit.committer.date,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

export function showStatus(view: View, status: CommitStatus) {
  const creator = view.state.accounts.at(status.creatorId);
  const url = `${repositoryUrl(view, view.state.repositories.at(status.repositoryId))}/statuses/${status.sha}`;
  return {
    url,
    avatar_url: view.urls.avatar(creator),
    id: status.id,
    node_id: nodeId("StatusContext", status.repositoryId, status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: showAccount(view, creator),
  };
}

function openPullRequestsAt(state: GitHubState, repositoryId: number, sha: string): readonly PullRequest[] {
  return state.pullRequests
    .by("repository", repositoryId)
    .filter((pull) => pull.headSha === sha && state.issues.at(pull.issueId).state === "open");
}
