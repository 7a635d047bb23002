import { z } from "zod";
import { closeIssue } from "../operations/close-issue.ts";
import { createPullRequest } from "../operations/create-pull-request.ts";
import { editIssue } from "../operations/edit-issue.ts";
import { mergePullRequest } from "../operations/merge-pull-request.ts";
import { computeMergeability } from "../operations/refresh-pull-request.ts";
import { reopenPullRequest } from "../operations/reopen-pull-request.ts";
import { updateBranch } from "../operations/update-branch.ts";
import { changeBase } from "../operations/update-pull-request.ts";
import { showCommit, showDiffFile } from "../representation/commit.ts";
import { showPullRequest, showPullRequestInFull } from "../representation/pull-request.ts";
import { unifiedDiff } from "../representation/unified-diff.ts";
import { pullRequestByNumber } from "../state/lookup.ts";
import type { PullRequest } from "../state/pull-request.ts";
import { notFound } from "../state/refusal.ts";
import { created, inMediaType, noContent, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { filterPullRequests } from "./pull-filter.ts";

const NewPullRequest = z.object({
  title: z.string().default(""),
  body: z.string().nullish(),
  head: z.string(),
  base: z.string(),
  draft: z.boolean().default(false),
  maintainer_can_modify: z.boolean().default(false),
});

const PullRequestChange = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(["open", "closed"]).optional(),
  base: z.string().optional(),
});

const Merge = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(["merge", "squash", "rebase"]).default("merge"),
});

const BranchUpdate = z.object({ expected_head_sha: z.string().optional() });

export const pullHandlers = {
  "pulls/list": async (exchange) =>
    exchange.page(filterPullRequests(exchange), (pull) => showPullRequest(exchange.view, pull)),

  "pulls/get": async (exchange) => {
    const pull = pullOf(exchange);
    const asked = exchange.accepted("diff");
    if (asked !== null) {
      const { files } = await exchange.view.git.threeDotDiff(pull.repositoryId, pull.baseSha, pull.headSha);
      return inMediaType(asked, unifiedDiff(files));
    }
    const shown = showPullRequestInFull(exchange.view, pull);
    await computeMergeability(exchange.github, pull.id);
    return ok(shown);
  },

  "pulls/create": async (exchange) => {
    const input = exchange.read(NewPullRequest);
    const pull = await createPullRequest(exchange.github, exchange.actor, {
      repositoryId: exchange.repository.id,
      title: input.title,
      body: input.body ?? null,
      head: input.head,
      base: input.base,
      isDraft: input.draft,
      maintainerCanModify: input.maintainer_can_modify,
    });
    return created(showPullRequestInFull(exchange.view, pull));
  },

  "pulls/update": async (exchange) => {
    const { github, actor } = exchange;
    const pull = pullOf(exchange);
    const { title, body, state, base } = exchange.read(PullRequestChange);
    exchange.demandRoleUnlessAuthor(github.state.issues.at(pull.issueId).authorId, "write");
    editIssue(github, actor, pull.issueId, {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
    });
    if (base !== undefined) await changeBase(github, actor, pull.id, base);
    if (state === "closed") closeIssue(github, actor, pull.issueId, "completed");
    if (state === "open") await reopenPullRequest(github, actor, pull.issueId);
    return ok(showPullRequestInFull(exchange.view, pullOf(exchange)));
  },

  "pulls/list-commits": async (exchange) => {
    const { repositoryId, headSha, baseSha } = pullOf(exchange);
    const commits = await exchange.view.git.listCommits(repositoryId, {
      from: headSha,
      excluding: [baseSha],
    });
    return exchange.page(commits.toReversed(), (commit) =>
      showCommit(exchange.view, exchange.repository, commit),
    );
  },

  "pulls/list-files": async (exchange) => {
    const { repositoryId, headSha, baseSha } = pullOf(exchange);
    const { files } = await exchange.view.git.threeDotDiff(repositoryId, baseSha, headSha);
    return exchange.page(files, (file) => showDiffFile(exchange.view, exchange.repository, headSha, file));
  },

  "pulls/check-if-merged": (exchange) => {
    if (pullOf(exchange).mergedAt === null) throw notFound();
    return noContent();
  },

  "pulls/merge": async (exchange) => {
    const input = exchange.read(Merge);
    const sha = await mergePullRequest(exchange.github, exchange.actor, {
      pullId: pullOf(exchange).id,
      method: input.merge_method,
      ...(input.sha === undefined ? {} : { expectedHead: input.sha }),
      ...(input.commit_title === undefined ? {} : { title: input.commit_title }),
      ...(input.commit_message === undefined ? {} : { message: input.commit_message }),
    });
    return ok({ sha, merged: true, message: "Pull Request successfully merged" });
  },

  "pulls/update-branch": async (exchange) => {
    const pull = pullOf(exchange);
    const { expected_head_sha } = exchange.read(BranchUpdate);
    await updateBranch(exchange.github, exchange.actor, pull.id, expected_head_sha);
    const { url } = showPullRequest(exchange.view, pull);
    return { status: 202, body: { message: "Updating pull request branch.", url } };
  },
} satisfies Handlers;

/** Writes work on what is, not on what lags. */
export function pullOf(exchange: Exchange): PullRequest {
  return pullRequestByNumber(exchange.view.state, exchange.repository.id, exchange.integer("pull_number"));
}
