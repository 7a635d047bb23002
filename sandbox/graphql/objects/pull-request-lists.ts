// The lists of a pull request: its files and commits from git, its reviews, threads and requests from the state.

import { z } from "zod";
import { issueHtmlUrl } from "../../representation/issue.ts";
import type { DiffFile, Oid } from "../../state/git-storage.ts";
import { nodeId } from "../../state/node-id.ts";
import type { PullRequest, Review } from "../../state/pull-request.ts";
import { closedByPullRequest } from "../../operations/closing-keywords.ts";
import { connection } from "../connection.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { issueList } from "./issue-list.ts";

type Lists = { readonly [name: string]: Field };

const changeTypes = {
  added: "ADDED",
  removed: "DELETED",
  modified: "MODIFIED",
  renamed: "RENAMED",
  copied: "COPIED",
  changed: "CHANGED",
} as const satisfies Readonly<Record<DiffFile["status"], string>>;

export function pullRequestLists(scope: Scope, pull: PullRequest): Lists {
  const { state, git } = scope.view;
  return {
    files: async (args, field) =>
      connection(
        {
          type: "PullRequestChangedFileConnection",
          rows: (await git.threeDotDiff(pull.repositoryId, pull.baseSha, pull.headSha)).files,
          key: ({ path }) => [path],
          show: ({ path, additions, deletions, status }) => ({
            __typename: "PullRequestChangedFile",
            path,
            additions,
            deletions,
            changeType: changeTypes[status],
          }),
        },
        args,
        field,
      ),
    commits: async (args, field) => {
      const range = { from: pull.headSha, excluding: [pull.baseSha] };
      const commits = (await git.listCommits(pull.repositoryId, range)).toReversed();
      return connection(
        {
          type: "PullRequestCommitConnection",
          rows: commits.map((commit, index) => ({ commit, index })),
          key: ({ index }) => [index],
          show: ({ commit }) => ({
            ...pullRequestCommit(scope, pull, commit.oid),
            commit: () => scope.objects.commit(pull.repositoryId, commit),
          }),
        },
        args,
        field,
      );
    },
    reviewThreads: (args, field) =>
      connection(
        {
          type: "PullRequestReviewThreadConnection",
          rows: state.reviewThreads.by("pullRequest", pull.id),
          key: ({ id }) => [id],
          show: (thread) => scope.objects.reviewThread(thread),
        },
        args,
        field,
      ),
    reviewRequests: (args, field) =>
      connection(
        {
          type: "ReviewRequestConnection",
          rows: [
            ...pull.requestedReviewerIds.map((id) => ({ kind: "account", id }) as const),
            ...pull.requestedTeamIds.map((id) => ({ kind: "team", id }) as const),
          ],
          key: ({ id }) => [id],
          show: ({ kind, id }) => ({
            __typename: "ReviewRequest",
            asCodeOwner: false,
            requestedReviewer: () =>
              kind === "team"
                ? scope.objects.team(state.teams.at(id))
                : scope.objects.account(state.accounts.at(id)),
            pullRequest: () => scope.objects.pullRequest(pull),
          }),
        },
        args,
        field,
      ),
    ...reviewLists(scope, pull),
    closingIssuesReferences: issueList(scope, () => closedByPullRequest(state, pull)),
  };
}

export function pullRequestCommit(scope: Scope, pull: PullRequest, oid: Oid): GraphObject {
  const url = `${issueHtmlUrl(scope.view, scope.view.state.issues.at(pull.issueId))}/commits/${oid}`;
  return {
    __typename: "PullRequestCommit",
    id: nodeId("PullRequestCommit", pull.repositoryId, `${String(pull.id)}:${oid}`),
    pullRequest: () => scope.objects.pullRequest(pull),
    url,
    resourcePath: url.slice(scope.view.urls.origin.length),
  };
}

const reviewArguments = z.object({ states: z.array(z.string()).nullish(), author: z.string().nullish() });

function reviewLists(scope: Scope, pull: PullRequest): Lists {
  const { state } = scope.view;
  const listed =
    (rows: (args: z.infer<typeof reviewArguments>) => readonly Review[]): Field =>
    (args, field) =>
      connection(
        {
          type: "PullRequestReviewConnection",
          rows: rows(reviewArguments.parse(args)),
          key: ({ id }) => [id],
          show: (review) => scope.objects.review(review),
        },
        args,
        field,
      );
  return {
    reviews: listed(({ states, author }) =>
      visibleReviews(scope, pull)
        .filter((review) => !states || states.includes(review.state))
        .filter(({ authorId }) => !author || state.accounts.at(authorId).login === author),
    ),
    latestReviews: listed(() =>
      latestPerAuthor(visibleReviews(scope, pull).filter(({ state }) => state !== "PENDING")),
    ),
    latestOpinionatedReviews: listed(() => latestOpinions(scope, pull)),
  };
}

/** A pending review is its author's alone. */
function visibleReviews(scope: Scope, pull: PullRequest): readonly Review[] {
  return scope.view.state.reviews
    .by("pullRequest", pull.id)
    .filter(({ state, authorId }) => state !== "PENDING" || authorId === scope.viewerId);
}

/** The newest approval, request for changes or dismissal of each reviewer. */
export function latestOpinions(scope: Scope, pull: PullRequest): readonly Review[] {
  return latestPerAuthor(
    visibleReviews(scope, pull).filter(({ state }) => state !== "PENDING" && state !== "COMMENTED"),
  );
}

function latestPerAuthor(reviews: readonly Review[]): readonly Review[] {
  return [...new Map(reviews.map((review) => [review.authorId, review])).values()];
}
