// A pull request's pages beside its conversation.
import { html } from "../html.ts";
import { checkList } from "../parts/checks.ts";
import { commitRows } from "../parts/commit-rows.ts";
import { diffOf } from "../parts/diff.ts";
import { findPullRequest, pullRequestHead } from "../parts/pull-request-head.ts";
import { reviewForm } from "../parts/review-form.ts";
import type { Moved, Page, RepositoryVisit } from "../visit.ts";

export async function pullRequestFiles(visit: RepositoryVisit): Promise<Page | null> {
  const found = findPullRequest(visit);
  if (found === null) return null;
  const { issue, pull } = found;
  const { git } = visit.desk.view;
  const { files } = await git.threeDotDiff(pull.repositoryId, pull.baseSha, pull.headSha);
  const main = html`${pullRequestHead(visit, found)}
    <div data-live="files">${diffOf(files)}</div>
    ${reviewForm(visit, pull)}`;
  return { title: `Files of #${String(issue.number)}`, main };
}

/** The oldest first, as GitHub has them. */
export async function pullRequestCommits(visit: RepositoryVisit): Promise<Page | null> {
  const found = findPullRequest(visit);
  if (found === null) return null;
  const { repositoryId, headSha, baseSha } = found.pull;
  const range = { from: headSha, excluding: [baseSha] };
  const commits = await visit.desk.view.git.listCommits(repositoryId, range);
  const main = html`${pullRequestHead(visit, found)} ${commitRows(visit.path, commits.toReversed())}`;
  return { title: `Commits of #${String(found.issue.number)}`, main };
}

/** One commit has one page here, whether it is looked at from a pull request or not. */
export function pullRequestCommit({ path, parameters }: RepositoryVisit): Moved {
  return { movedTo: `${path}/commit/${parameters["commit"] ?? ""}` };
}

export function pullRequestChecks(visit: RepositoryVisit): Page | null {
  const found = findPullRequest(visit);
  if (found === null) return null;
  const main = html`${pullRequestHead(visit, found)}
    <div data-live="checks">${checkList(visit, found.pull)}</div>`;
  return { title: `Checks of #${String(found.issue.number)}`, main };
}

/** A single check: shown where it counts, or with its commit where no pull request has that for its head. */
export function checkRunAddress({ desk, repository, path, parameters }: RepositoryVisit): Moved | null {
  const { state } = desk.github;
  const run = state.checkRuns.find(Number(parameters["run"]));
  if (run === undefined || run.repositoryId !== repository.id) return null;
  const pull = state.pullRequests
    .by("repository", repository.id)
    .findLast(({ headSha }) => headSha === run.headSha);
  return {
    movedTo:
      pull === undefined ? `${path}/commit/${run.headSha}` : `${path}/pull/${String(pull.number)}/checks`,
  };
}
