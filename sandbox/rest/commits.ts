import { showCommit, showDiffFile } from "../representation/commit.ts";
import { showPullRequest } from "../representation/pull-request.ts";
import type { GitCommit } from "../state/git-storage.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import { ok, type Handlers } from "./answer.ts";
import { commitOf } from "./checks.ts";
import type { Exchange } from "./exchange.ts";

export const commitHandlers = {
  "repos/list-commits": async (exchange) => {
    const { view, repository } = exchange;
    const start = exchange.query("sha") ?? repository.defaultBranch;
    const from = await view.git.resolveCommit(repository.id, start);
    if (from === null) throw emptyOrMissing(repository.pushedAt);
    const path = exchange.query("path");
    const range = path === undefined ? { from } : { from, path };
    const commits = await view.git.listCommits(repository.id, range);
    return exchange.page(commits.filter(isBetween(exchange)), (commit) =>
      showCommit(view, repository, commit),
    );
  },

  "repos/get-commit": async (exchange) => {
    const { view, repository } = exchange;
    const commit = await view.git.readCommit(repository.id, await commitOf(exchange));
    if (commit === null) throw notFound();
    const parent = commit.parents[0];
    const files =
      parent === undefined ? [] : (await view.git.threeDotDiff(repository.id, parent, commit.oid)).files;
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    return ok({
      ...showCommit(view, repository, commit),
      stats: { additions, deletions, total: additions + deletions },
      files: files.map((file) => showDiffFile(view, repository, commit.oid, file)),
    });
  },

  "repos/list-pull-requests-associated-with-commit": async (exchange) => {
    const { view, repository } = exchange;
    const sha = exchange.text("commit_sha");
    const found = [];
    for (const pull of view.state.pullRequests.by("repository", repository.id)) {
      const isPart =
        pull.mergeCommitSha === sha || (await isBroughtBy(exchange, sha, pull.baseSha, pull.headSha));
      if (isPart) found.push(pull);
    }
    return exchange.page(found, (pull) => showPullRequest(view, pull));
  },
} satisfies Handlers;

/** Reachable from the head and not from the base. */
async function isBroughtBy(
  { view, repository }: Exchange,
  sha: string,
  base: string,
  head: string,
): Promise<boolean> {
  if ((await view.git.readCommit(repository.id, sha)) === null) return false;
  const isInHead = await view.git.isAncestor(repository.id, sha, head);
  return isInHead && !(await view.git.isAncestor(repository.id, sha, base));
}

function isBetween(exchange: Exchange): (commit: GitCommit) => boolean {
  const since = Date.parse(exchange.query("since") ?? "");
  const until = Date.parse(exchange.query("until") ?? "");
  return ({ committer }) => {
    const at = Date.parse(committer.date);
    return (Number.isNaN(since) || at >= since) && (Number.isNaN(until) || at <= until);
  };
}

function emptyOrMissing(pushedAt: string | null): Refusal {
  return pushedAt === null ? new Refusal(409, "Git Repository is empty.") : notFound();
}
