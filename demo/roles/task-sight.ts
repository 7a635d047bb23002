// What there is to see of one task at GitHub; the steps of a role are judged by it, never by what was clicked.
import { findIssue } from "../../sandbox/state/lookup.ts";
import type { GitHubState } from "../../sandbox/state/github-state.ts";
import type { TimelineDetail } from "../../sandbox/state/timeline.ts";
import type { PullRequest } from "../../sandbox/state/pull-request.ts";

export type SeenReview = {
  readonly login: string;
  readonly verdict: "approved" | "changes" | "other";
  readonly commit: string;
};

export type SeenPullRequest = {
  readonly number: number;
  readonly author: string;
  readonly head: string;
  readonly isDraft: boolean;
  readonly isMerged: boolean;
  readonly mergedBy: string | null;
  readonly reviews: readonly SeenReview[];
};

export type TaskSight = {
  readonly number: number;
  readonly title: string;
  readonly isOpen: boolean;
  readonly comments: readonly { readonly login: string; readonly body: string }[];
  /** Every label that the issue ever had. */
  readonly labelsEver: ReadonlySet<string>;
  /** Who, of those that are no App, set or took a label of its state. */
  readonly labellers: ReadonlySet<string>;
  /** Who pushed to the task's branches. */
  readonly pushers: ReadonlySet<string>;
  /** Who pushed a sketch for it, beside the task's branches. */
  readonly sketchers: ReadonlySet<string>;
  /** The one that was pushed last. */
  readonly branch: string | null;
  readonly pullRequest: SeenPullRequest | null;
};

/** Somebody moved a branch, as GitHub told it. */
export type Push = { readonly branch: string; readonly login: string };

export type SightSource = {
  readonly state: GitHubState;
  readonly repositoryId: number;
  readonly pushes: readonly Push[];
};

/** `null`: there is no such issue. */
export function seeTask({ state, repositoryId, pushes }: SightSource, number: number): TaskSight | null {
  const issue = findIssue(state, repositoryId, number);
  if (issue === undefined) return null;
  const loginOf = (id: number) => state.accounts.find(id)?.login ?? "ghost";
  const theirs = pushes.filter(({ branch }) => branch.startsWith(branchPrefix(number)));
  const events = state.timeline.by("issue", issue.id);
  const details = events.map(({ detail }) => detail);
  const pull = state.pullRequests
    .by("repository", repositoryId)
    .findLast(({ headRef }) => headRef.startsWith(branchPrefix(number)));
  return {
    number,
    title: issue.title,
    isOpen: issue.state === "open",
    comments: state.comments
      .by("issue", issue.id)
      .map(({ authorId, body }) => ({ login: loginOf(authorId), body })),
    labelsEver: new Set(details.flatMap((detail) => (detail.kind === "labeled" ? [detail.label.name] : []))),
    labellers: new Set(
      events.flatMap(({ actorId, detail }) =>
        isStateLabel(detail) && state.accounts.find(actorId)?.kind === "user" ? [loginOf(actorId)] : [],
      ),
    ),
    pushers: new Set(theirs.map(({ login }) => login)),
    sketchers: new Set(
      pushes.filter(({ branch }) => branch === sketchBranch(number)).map(({ login }) => login),
    ),
    branch: theirs.at(-1)?.branch ?? null,
    pullRequest: pull === undefined ? null : seePullRequest(state, pull, loginOf),
  };
}

export function branchPrefix(number: number): string {
  return `tutti/${String(number)}-`;
}

/** No task's, so that whoever pushes it has no commit in the work. */
export function sketchBranch(number: number): string {
  return `sketch/${String(number)}`;
}

function isStateLabel(detail: TimelineDetail): boolean {
  return (detail.kind === "labeled" || detail.kind === "unlabeled") && detail.label.name.startsWith("state/");
}

function seePullRequest(
  state: GitHubState,
  pull: PullRequest,
  loginOf: (id: number) => string,
): SeenPullRequest {
  const issue = state.issues.at(pull.issueId);
  const verdicts = { APPROVED: "approved", CHANGES_REQUESTED: "changes" } as const;
  return {
    number: issue.number,
    author: loginOf(issue.authorId),
    head: pull.headSha,
    isDraft: pull.isDraft,
    isMerged: pull.mergedAt !== null,
    mergedBy: pull.mergedById === null ? null : loginOf(pull.mergedById),
    reviews: state.reviews.by("pullRequest", pull.id).map(({ authorId, state: verdict, commitSha }) => ({
      login: loginOf(authorId),
      verdict: verdict === "APPROVED" || verdict === "CHANGES_REQUESTED" ? verdicts[verdict] : "other",
      commit: commitSha,
    })),
  };
}
