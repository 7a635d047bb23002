import type { CommitSha } from "../../../domain/ids.ts";
import type { PullRequestAddress, PullRequestLook, RepositoryReference } from "../../../ports/forge-facts.ts";
import type { GithubClient } from "../client/github-client.ts";
import { ACTOR_FRAGMENT } from "../graphql-parts.ts";
import { remainingNodes } from "../remaining-nodes.ts";
import { CONTEXT_SELECTION, ContextNode } from "./head-checks.ts";
import { type HeadDiff, NO_DIFF, headDiff } from "./head-diff.ts";
import type { LookParts } from "./look-parts.ts";
import { namedTasks, revertedCommits, revertedPullRequests } from "./named.ts";
import { type PullRequestParts, pullRequestLook } from "./pull-request-look.ts";
import {
  COMMIT_SELECTION,
  CommitNode,
  type PullRequestNode,
  REVIEW_SELECTION,
  ReviewNode,
} from "./pull-request-node.ts";
import { type Mention, resolveNamed } from "./resolve-named.ts";

type Unresolved = Omit<PullRequestParts, "resolved">;

/** Adds diffs, further pages, and the ids of what is named; null stays null. */
export async function completePullRequests(
  looking: LookParts,
  addresses: readonly PullRequestAddress[],
  nodes: readonly (PullRequestNode | null)[],
): Promise<readonly (PullRequestLook | null)[]> {
  const parts = await Promise.all(
    addresses.map(async (address, position) => {
      const node = nodes[position] ?? null;
      return node === null ? null : partsOf(looking, address, node);
    }),
  );
  const found = parts.filter((part) => part !== null);
  const mentions = found.map(({ repository, part }) => mentionOf(repository, part));
  const resolved = await resolveNamed(looking.client, mentions);
  const looks = new Map(
    found.map(({ part }, position) => [
      part,
      pullRequestLook(
        { ...part, resolved: resolved[position] ?? { tasks: [], reverts: [] } },
        looking.viewer,
      ),
    ]),
  );
  return parts.map((entry) => (entry === null ? null : (looks.get(entry.part) ?? null)));
}

async function partsOf(
  looking: LookParts,
  { repository, knownHead }: PullRequestAddress,
  node: PullRequestNode,
): Promise<{ readonly repository: RepositoryReference; readonly part: Unresolved }> {
  const { client } = looking;
  const known = knownHead === node.headRefOid;
  const [commits, reviews, contexts, diff] = await Promise.all([
    furtherCommits(client, node),
    furtherReviews(client, node),
    contextsOf(client, node),
    known ? NO_DIFF : diffOf(looking, repository, node),
  ]);
  return { repository, part: { node, commits, reviews, contexts, diff } };
}

/** Two commits never differ otherwise: one that GitHub would not make is tried again. */
async function diffOf(
  { client, diffs }: LookParts,
  repository: RepositoryReference,
  node: PullRequestNode,
): Promise<HeadDiff> {
  const base = baseOf(node);
  const key = `${repository.id} ${base} ${node.headRefOid}`;
  const known = diffs.get(key);
  if (known !== undefined) return known;
  const diff = await headDiff(client, repository, base, node.headRefOid);
  if (diff.paths !== null) diffs.set(key, diff);
  return diff;
}

/** An open pull request leaves the tip of its base; one that is done, the base as it was. */
function baseOf(node: PullRequestNode): CommitSha {
  return node.state === "OPEN" ? (node.baseRef?.target?.oid ?? node.baseRefOid) : node.baseRefOid;
}

async function furtherCommits(
  client: GithubClient,
  { id, commits }: PullRequestNode,
): Promise<readonly CommitNode[]> {
  const connection = { id, type: "PullRequest", field: "commits", selection: COMMIT_SELECTION } as const;
  return [
    ...commits.nodes,
    ...(await remainingNodes(client, { ...connection, schema: CommitNode }, commits.pageInfo)),
  ];
}

async function furtherReviews(
  client: GithubClient,
  { id, reviews }: PullRequestNode,
): Promise<readonly ReviewNode[]> {
  if (reviews === null) return [];
  const connection = {
    id,
    type: "PullRequest",
    field: "reviews",
    selection: REVIEW_SELECTION,
    fragments: ACTOR_FRAGMENT,
  } as const;
  return [
    ...reviews.nodes,
    ...(await remainingNodes(client, { ...connection, schema: ReviewNode }, reviews.pageInfo)),
  ];
}

async function contextsOf(client: GithubClient, { head }: PullRequestNode): Promise<readonly ContextNode[]> {
  const commit = head.nodes[0]?.commit;
  const rollup = commit?.statusCheckRollup;
  if (!commit || !rollup) return [];
  const connection = {
    id: commit.id,
    type: "Commit",
    within: "statusCheckRollup",
    field: "contexts",
    selection: CONTEXT_SELECTION,
  } as const;
  return [
    ...rollup.contexts.nodes,
    ...(await remainingNodes(client, { ...connection, schema: ContextNode }, rollup.contexts.pageInfo)),
  ];
}

function mentionOf(repository: RepositoryReference, { node, commits }: Unresolved): Mention {
  const own = new Set<string>(commits.map(({ commit }) => commit.oid));
  const texts = [node.body, ...commits.map(({ commit }) => commit.message)];
  return {
    repository,
    tasks: namedTasks(node.body),
    reverted: revertedPullRequests(node.body),
    revertedCommits: revertedCommits(texts, own),
  };
}
