import type { AccountId, PullRequestId, TaskId } from "../../../domain/ids.ts";
import type { PullRequestFacts } from "../../../domain/review/schema.ts";
import type { PullRequestLook } from "../../../ports/forge-facts.ts";
import { GHOST } from "../account.ts";
import { authorsOf } from "./commit-authors.ts";
import { type ContextNode, checksOf, ownCheck } from "./head-checks.ts";
import type { HeadDiff } from "./head-diff.ts";
import type { CommitNode, PullRequestNode, ReviewNode } from "./pull-request-node.ts";
import type { Resolved } from "./resolve-named.ts";

/** All that was asked about one pull request, further pages included. */
export type PullRequestParts = {
  readonly node: PullRequestNode;
  readonly commits: readonly CommitNode[];
  readonly reviews: readonly ReviewNode[];
  readonly contexts: readonly ContextNode[];
  readonly diff: HeadDiff;
  readonly resolved: Resolved;
};

/** Who looks: our App, so that its checks are known for ours, and our account, where that makes a difference. */
export type Viewer = { readonly account: AccountId | null; readonly app: number | null };

export function pullRequestLook(parts: PullRequestParts, viewer: Viewer): PullRequestLook {
  const { node } = parts;
  return {
    facts: factsOf(parts, viewer),
    title: node.title,
    authorAccount: node.author ?? GHOST,
    reviewers: parts.reviews.flatMap(({ author }) => author ?? []),
    requestedReviewers: requestedOf(node),
    ownChecks: ownChecksOf(node),
    baseSha: node.baseRefOid,
    baseIsDefault: node.baseRefName === node.repository.defaultBranchRef?.name,
  };
}

function factsOf(
  { node, commits, reviews, contexts, diff, resolved }: PullRequestParts,
  { account, app }: Viewer,
): PullRequestFacts {
  const author = (node.author ?? GHOST).id;
  const written = authorsOf(commits.map(({ commit }) => commit.authors));
  return {
    id: node.id,
    repository: node.repository.databaseId,
    number: node.number,
    author,
    status: statusOf(node.state),
    draft: node.isDraft,
    headRef: node.headRefName,
    baseRef: node.baseRefName,
    fork: node.isCrossRepository,
    head: {
      sha: node.headRefOid,
      patch: diff.patch,
      paths: diff.paths,
      authors: [...new Set([author, ...written.accounts])],
      unknownAuthors: written.unknown || node.author === null,
    },
    mergedBy: node.mergedBy?.id ?? null,
    links: linksOf(node, resolved.tasks),
    reviews: reviews.flatMap(countedReview),
    dismissed: reviews.filter(({ state }) => state === "DISMISSED").map(({ id }) => id),
    requested: requestedByOthers(node, account),
    forcePushedAt: node.forcePushes.nodes[0]?.createdAt ?? null,
    checks: node.headRefOid === node.head.nodes[0]?.commit.oid ? [...checksOf(contexts, app)] : [],
    ...openThreadsOf(node),
    reverts: otherThan(node.id, resolved.reverts),
  };
}

/** Of more threads than one page has, it is not known which are open. */
function openThreadsOf({ reviewThreads }: PullRequestNode): Pick<PullRequestFacts, "openThreads"> {
  if (!reviewThreads || reviewThreads.pageInfo.hasNextPage) return {};
  return { openThreads: reviewThreads.nodes.filter(({ isResolved }) => !isResolved).map(({ id }) => id) };
}

/** Teams are no accounts: who of them will review shows when one does. */
function requestedOf(node: PullRequestNode): AccountId[] {
  const requests = node.reviewRequests?.nodes ?? [];
  return requests.flatMap(({ requestedReviewer }) =>
    requestedReviewer === null ? [] : [requestedReviewer.id],
  );
}

/** That we asked somebody is no news to us. */
function requestedByOthers(node: PullRequestNode, ourselves: AccountId | null): AccountId[] {
  return requestedOf(node).filter((reviewer) => {
    const asked = node.asked.nodes.findLast(({ requestedReviewer }) => requestedReviewer?.id === reviewer);
    return ourselves === null || asked?.actor?.id !== ourselves;
  });
}

function statusOf(state: PullRequestNode["state"]) {
  switch (state) {
    case "OPEN":
      return "open" as const;
    case "CLOSED":
      return "closed" as const;
    case "MERGED":
      return "merged" as const;
    default:
      return state satisfies never;
  }
}

function linksOf(node: PullRequestNode, trailers: readonly TaskId[]): PullRequestFacts["links"] {
  const closing = (node.closingIssuesReferences?.nodes ?? []).map(({ id }) => id);
  return [
    ...closing.map((task) => ({ task, source: "closing-keyword" as const })),
    ...trailers
      .filter((task) => !closing.includes(task))
      .map((task) => ({ task, source: "trailer" as const })),
  ];
}

function countedReview({ id, state, submittedAt, commit, author }: ReviewNode): PullRequestFacts["reviews"] {
  if (state !== "APPROVED" && state !== "CHANGES_REQUESTED") return [];
  if (author === null || commit === null || submittedAt === null) return [];
  const decision = state === "APPROVED" ? ("approved" as const) : ("changes-requested" as const);
  return [{ id, reviewer: author.id, decision, commit: commit.oid, at: submittedAt }];
}

/** A head that was read at another commit has no checks of ours yet. */
function ownChecksOf(node: PullRequestNode): PullRequestLook["ownChecks"] {
  const commit = node.head.nodes[0]?.commit;
  if (commit === undefined || commit.oid !== node.headRefOid) return [];
  return (commit.own?.nodes ?? []).flatMap(({ checkRuns }) => (checkRuns?.nodes ?? []).map(ownCheck));
}

function otherThan(own: PullRequestId, ids: readonly PullRequestId[]): PullRequestId[] {
  return ids.filter((id) => id !== own);
}
