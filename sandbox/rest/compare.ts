import { showCommit, showDiffFile } from "../representation/commit.ts";
import { repositoryHtmlUrl, repositoryUrl } from "../representation/repository.ts";
import type { DiffFile, GitCommit, Oid } from "../state/git-storage.ts";
import { notFound } from "../state/refusal.ts";
import { unifiedDiff } from "../representation/unified-diff.ts";
import { inMediaType, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

export const compareHandlers = {
  "repos/compare-commits-with-basehead": async (exchange) => {
    const [base, head] = exchange.text("basehead").split("...", 2);
    const { git } = exchange.view;
    const { id } = exchange.repository;
    const baseOid = base === undefined ? null : await git.resolveCommit(id, decodeURIComponent(base));
    const headOid = head === undefined ? null : await git.resolveCommit(id, decodeURIComponent(head));
    if (baseOid === null || headOid === null) throw notFound();
    const diff = await git.threeDotDiff(id, baseOid, headOid);
    const asked = exchange.accepted("diff");
    if (asked !== null) return inMediaType(asked, unifiedDiff(diff.files));
    return ok(await comparison(exchange, baseOid, headOid, diff.files));
  },
} satisfies Handlers;

async function comparison(exchange: Exchange, base: Oid, head: Oid, files: readonly DiffFile[]) {
  const { view, repository } = exchange;
  const { id } = repository;
  const commits = await view.git.listCommits(id, { from: head, excluding: [base] });
  const { ahead, behind } = await view.git.aheadBehind(id, base, head);
  const mergeBase = await view.git.mergeBase(id, base, head);
  const html = `${repositoryHtmlUrl(view, repository)}/compare/${base}...${head}`;
  const show = async (oid: Oid): Promise<unknown> =>
    showCommit(view, repository, await commitOf(exchange, oid));
  const status = ahead > 0 ? (behind > 0 ? "diverged" : "ahead") : behind > 0 ? "behind" : "identical";
  return {
    url: `${repositoryUrl(view, repository)}/compare/${base}...${head}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: await show(base),
    merge_base_commit: await show(mergeBase ?? base),
    status,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: commits.length,
    commits: commits.toReversed().map((commit) => showCommit(view, repository, commit)),
    files: files.map((file) => showDiffFile(view, repository, head, file)),
  };
}

async function commitOf({ view, repository }: Exchange, oid: Oid): Promise<GitCommit> {
  const commit = await view.git.readCommit(repository.id, oid);
  if (commit === null) throw notFound();
  return commit;
}
