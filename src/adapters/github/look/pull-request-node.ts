import { z } from "zod";
import { CommitSha, PullRequestId, RepositoryId, TaskId } from "../../../domain/ids.ts";
import { GithubTime } from "../github-time.ts";
import { ActorNode, connectionOf, nodesOf } from "../graphql-parts.ts";
import { AUTHORS_OF_A_COMMIT, CommitAuthors } from "./commit-authors.ts";
import { CONTEXT_SELECTION, Contexts, OWN_CHECK_SELECTION, OwnSuites } from "./head-checks.ts";

export const COMMIT_SELECTION = `
  commit {
    oid
    message
    authors(first: ${AUTHORS_OF_A_COMMIT}) { totalCount nodes { email user { databaseId } } }
  }`;

export const REVIEW_SELECTION = `id state submittedAt commit { oid } author { ...ActorParts }`;

/** `$app` is our App's number; without one (`$isApp` false) no check is known as ours. */
export const PULL_REQUEST_FRAGMENT = `
fragment PullRequestParts on PullRequest {
  id
  number
  title
  body
  author { ...ActorParts }
  state
  isDraft
  isCrossRepository
  headRefName
  headRefOid
  baseRefName
  baseRefOid
  baseRef { target { oid } }
  mergedBy { ...ActorParts }
  repository { databaseId defaultBranchRef { name } }
  commits(first: 100) { pageInfo { hasNextPage endCursor } nodes { ${COMMIT_SELECTION} } }
  reviews(first: 100) { pageInfo { hasNextPage endCursor } nodes { ${REVIEW_SELECTION} } }
  reviewThreads(first: 100) { pageInfo { hasNextPage endCursor } nodes { id isResolved } }
  reviewRequests(first: 100) {
    nodes { requestedReviewer { __typename ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } } }
  }
  asked: timelineItems(last: 50, itemTypes: [REVIEW_REQUESTED_EVENT]) {
    nodes { ... on ReviewRequestedEvent {
      actor { ...ActorParts }
      requestedReviewer { __typename ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } }
    } }
  }
  closingIssuesReferences(first: 50) { nodes { id } }
  forcePushes: timelineItems(last: 1, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
    nodes { ... on HeadRefForcePushedEvent { createdAt } }
  }
  head: commits(last: 1) {
    nodes {
      commit {
        id
        oid
        own: checkSuites(first: 10, filterBy: { appId: $app }) @include(if: $isApp) {
          nodes { checkRuns(first: 50, filterBy: { checkType: LATEST }) { nodes { ${OWN_CHECK_SELECTION} } } }
        }
        statusCheckRollup {
          contexts(first: 100) { pageInfo { hasNextPage endCursor } nodes { ${CONTEXT_SELECTION} } }
        }
      }
    }
  }
}`;

export const CommitNode = z.object({
  commit: z.object({ oid: CommitSha, message: z.string(), authors: CommitAuthors }),
});
export type CommitNode = z.infer<typeof CommitNode>;

export const ReviewNode = z.object({
  id: z.string(),
  state: z.string(),
  submittedAt: GithubTime.nullable(),
  commit: z.object({ oid: CommitSha }).nullable(),
  author: ActorNode,
});
export type ReviewNode = z.infer<typeof ReviewNode>;

const HeadCommit = z.object({
  commit: z.object({
    id: z.string(),
    oid: CommitSha,
    own: OwnSuites.nullish(),
    statusCheckRollup: z.object({ contexts: Contexts }).nullable(),
  }),
});

export const PullRequestNode = z.object({
  id: PullRequestId,
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  author: ActorNode,
  state: z.enum(["OPEN", "CLOSED", "MERGED"]),
  isDraft: z.boolean(),
  isCrossRepository: z.boolean(),
  headRefName: z.string(),
  headRefOid: CommitSha,
  baseRefName: z.string(),
  baseRefOid: CommitSha,
  baseRef: z.object({ target: z.object({ oid: CommitSha }).nullable() }).nullable(),
  mergedBy: ActorNode,
  repository: z.object({
    databaseId: RepositoryId,
    defaultBranchRef: z.object({ name: z.string() }).nullable(),
  }),
  commits: connectionOf(CommitNode),
  reviews: connectionOf(ReviewNode).nullable(),
  reviewThreads: connectionOf(z.object({ id: z.string(), isResolved: z.boolean() })).nullish(),
  reviewRequests: z.object({ nodes: nodesOf(z.object({ requestedReviewer: ActorNode })) }).nullable(),
  asked: z.object({ nodes: nodesOf(z.object({ actor: ActorNode, requestedReviewer: ActorNode })) }),
  closingIssuesReferences: z.object({ nodes: nodesOf(z.object({ id: TaskId })) }).nullable(),
  forcePushes: z.object({ nodes: nodesOf(z.object({ createdAt: GithubTime })) }),
  head: z.object({ nodes: nodesOf(HeadCommit) }),
});
export type PullRequestNode = z.infer<typeof PullRequestNode>;
