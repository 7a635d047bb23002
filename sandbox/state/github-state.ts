import type { Account, Team } from "./account.ts";
import type { App, Installation, Token } from "./app.ts";
import type { CheckRun, CheckSuite, CommitStatus } from "./check.ts";
import type { Delivery } from "./delivery.ts";
import type { Discussion, DiscussionCategory, DiscussionComment } from "./discussion.ts";
import type { Issue, IssueComment, Reaction } from "./issue.ts";
import type { MergeGroup, PullRequest, Review, ReviewComment, ReviewThread } from "./pull-request.ts";
import type { Label, Repository } from "./repository.ts";
import type { Ruleset } from "./ruleset.ts";
import { Table } from "./table.ts";
import type { TimelineEvent } from "./timeline.ts";

function createTables() {
  return {
    accounts: new Table<Account, "login">("account", 1_001, {
      login: (account) => [account.login.toLowerCase()],
    }),
    teams: new Table<Team, "organization">("team", 7_001, { organization: (team) => [team.organizationId] }),
    repositories: new Table<Repository, "owner">("repository", 600_001, {
      owner: (repository) => [repository.ownerId],
    }),
    labels: new Table<Label, "repository">("label", 4_000_001, {
      repository: (label) => [label.repositoryId],
    }),
    issues: new Table<Issue, "repository" | "number" | "parent" | "blockedBy">("issue", 2_000_001, {
      repository: (issue) => [issue.repositoryId],
      number: (issue) => [numberKey(issue.repositoryId, issue.number)],
      parent: (issue) => (issue.parentId === null ? [] : [issue.parentId]),
      blockedBy: (issue) => issue.blockedByIds,
    }),
    comments: new Table<IssueComment, "issue" | "repository">("issue comment", 3_000_001, {
      issue: (comment) => [comment.issueId],
      repository: (comment) => [comment.repositoryId],
    }),
    reactions: new Table<Reaction, "subject">("reaction", 5_000_001, {
      subject: (reaction) => [`${reaction.subject.kind}/${String(reaction.subject.id)}`],
    }),
    pullRequests: new Table<PullRequest, "repository" | "issue" | "number" | "head" | "base">(
      "pull request",
      8_000_001,
      {
        repository: (pull) => [pull.repositoryId],
        issue: (pull) => [pull.issueId],
        number: (pull) => [numberKey(pull.repositoryId, pull.number)],
        head: (pull) => [`${String(pull.headRepositoryId)}:${pull.headRef}`],
        base: (pull) => [`${String(pull.repositoryId)}:${pull.baseRef}`],
      },
    ),
    reviews: new Table<Review, "pullRequest">("review", 9_000_001, {
      pullRequest: (review) => [review.pullRequestId],
    }),
    reviewThreads: new Table<ReviewThread, "pullRequest">("review thread", 9_300_001, {
      pullRequest: (thread) => [thread.pullRequestId],
    }),
    reviewComments: new Table<ReviewComment, "pullRequest" | "thread" | "review">(
      "review comment",
      9_600_001,
      {
        pullRequest: (comment) => [comment.pullRequestId],
        thread: (comment) => [comment.threadId],
        review: (comment) => [comment.reviewId],
      },
    ),
    mergeGroups: new Table<MergeGroup, "repository">("merge group", 9_900_001, {
      repository: (group) => [group.repositoryId],
    }),
    checkSuites: new Table<CheckSuite, "head">("check suite", 11_000_001, {
      head: (suite) => [headKey(suite.repositoryId, suite.headSha)],
    }),
    checkRuns: new Table<CheckRun, "head" | "suite">("check run", 12_000_001, {
      head: (run) => [headKey(run.repositoryId, run.headSha)],
      suite: (run) => [run.suiteId],
    }),
    statuses: new Table<CommitStatus, "head">("commit status", 13_000_001, {
      head: (status) => [headKey(status.repositoryId, status.sha)],
    }),
    discussionCategories: new Table<DiscussionCategory, "repository">("discussion category", 14_000_001, {
      repository: (category) => [category.repositoryId],
    }),
    discussions: new Table<Discussion, "repository" | "number">("discussion", 15_000_001, {
      repository: (discussion) => [discussion.repositoryId],
      number: (discussion) => [numberKey(discussion.repositoryId, discussion.number)],
    }),
    discussionComments: new Table<DiscussionComment, "discussion">("discussion comment", 16_000_001, {
      discussion: (comment) => [comment.discussionId],
    }),
    apps: new Table<App, "slug">("app", 20_001, { slug: (app) => [app.slug] }),
    installations: new Table<Installation, "app" | "account">("installation", 30_001, {
      app: (installation) => [installation.appId],
      account: (installation) => [installation.accountId],
    }),
    tokens: new Table<Token, "secret">("token", 40_001, { secret: (token) => [token.secret] }),
    rulesets: new Table<Ruleset, "repository">("ruleset", 50_001, {
      repository: (ruleset) => [ruleset.repositoryId],
    }),
    timeline: new Table<TimelineEvent, "issue" | "repository">("timeline event", 17_000_001, {
      issue: (event) => [event.issueId],
      repository: (event) => [event.repositoryId],
    }),
    deliveries: new Table<Delivery, "app" | "guid">("delivery", 60_001, {
      app: (delivery) => [delivery.appId],
      guid: (delivery) => [delivery.guid],
    }),
  };
}

type Tables = ReturnType<typeof createTables>;

/** All that the sandbox knows apart from git's objects and refs. */
export type GitHubState = Tables & {
  /** Commits that GitHub itself signed, as `<repository id>/<oid>`. */
  readonly verifiedCommits: Set<string>;
  /** Repositories where GitHub takes its time to tell whether pull requests can be merged. */
  readonly heldMergeability: Set<number>;
};

export function createState(): GitHubState {
  return { ...createTables(), verifiedCommits: new Set(), heldMergeability: new Set() };
}

/** What reads see while they lag: the same rows, in tables of their own. */
export function copyState(state: GitHubState): GitHubState {
  return {
    accounts: state.accounts.copy(),
    teams: state.teams.copy(),
    repositories: state.repositories.copy(),
    labels: state.labels.copy(),
    issues: state.issues.copy(),
    comments: state.comments.copy(),
    reactions: state.reactions.copy(),
    pullRequests: state.pullRequests.copy(),
    reviews: state.reviews.copy(),
    reviewThreads: state.reviewThreads.copy(),
    reviewComments: state.reviewComments.copy(),
    mergeGroups: state.mergeGroups.copy(),
    checkSuites: state.checkSuites.copy(),
    checkRuns: state.checkRuns.copy(),
    statuses: state.statuses.copy(),
    discussionCategories: state.discussionCategories.copy(),
    discussions: state.discussions.copy(),
    discussionComments: state.discussionComments.copy(),
    apps: state.apps.copy(),
    installations: state.installations.copy(),
    tokens: state.tokens.copy(),
    rulesets: state.rulesets.copy(),
    timeline: state.timeline.copy(),
    deliveries: state.deliveries.copy(),
    verifiedCommits: new Set(state.verifiedCommits),
    heldMergeability: new Set(state.heldMergeability),
  };
}

export function numberKey(repositoryId: number, number: number): string {
  return `${String(repositoryId)}#${String(number)}`;
}

export function headKey(repositoryId: number, sha: string): string {
  return `${String(repositoryId)}@${sha}`;
}
