// One pull request of one task, as GitHub shows it, in a few words.
import { answerGate } from "../../src/domain/gate.ts";
import { AccountId, CommitSha, PullRequestId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { PatchId, type PullRequestFacts } from "../../src/domain/review/schema.ts";
import type { Tier } from "../../src/domain/task/schema.ts";
import { at, orchestra, order, repository, stateOf, taskId, taskIn, when } from "./domain-story.ts";

export const pull = PullRequestId.parse("PR");
const head = (digit: number) => CommitSha.parse(String(digit).repeat(40));
const patch = (digit: number) => PatchId.parse(String(digit).repeat(40));
const account = (id: number) => AccountId.parse(id);
export const conductor = 1;
export const violin = 2;
export const viola = 3;
export const cello = 4;
export const horn = 5;
export const robot = 6;

export type PullRequestWords = {
  readonly author?: number;
  readonly authors?: readonly number[];
  readonly digit?: number;
  readonly patch?: number | null;
  readonly paths?: readonly string[];
  readonly status?: PullRequestFacts["status"];
  readonly draft?: boolean;
  /** Reviewer, decision, and the head that it was for. */
  readonly reviews?: readonly (readonly [number, "approved" | "changes-requested", number])[];
  readonly checks?: PullRequestFacts["checks"];
  readonly linked?: boolean;
};

/** The state after a look at the pull request. */
export function observe(
  state: OrganizationState,
  minutes: number,
  words: PullRequestWords = {},
): OrganizationState {
  const { author = viola, digit = 1 } = words;
  const facts: PullRequestFacts = {
    id: pull,
    repository,
    number: 10,
    author: account(author),
    status: words.status ?? "open",
    draft: words.draft ?? false,
    headRef: "topic",
    baseRef: "main",
    fork: false,
    head: {
      sha: head(digit),
      patch: words.patch === null ? null : patch(words.patch ?? digit),
      paths: [...(words.paths ?? ["strings/part.md"])],
      authors: (words.authors ?? [author]).map(account),
      unknownAuthors: false,
    },
    mergedBy: null,
    links: words.linked === false ? [] : [{ task: taskId("task"), source: "closing-keyword" }],
    reviews: (words.reviews ?? []).map(([reviewer, decision, on]) => ({
      id: `${reviewer} ${decision} ${on}`,
      reviewer: account(reviewer),
      decision,
      commit: head(on),
      at: at(minutes),
    })),
    dismissed: [],
    requested: [],
    forcePushedAt: null,
    checks: words.checks ?? [],
    reverts: [],
  };
  return when(state, {
    type: "ObservePullRequest",
    ...order("tutti", minutes),
    cause: null,
    pullRequest: pull,
    facts,
    reviewedCommits: new Map(),
  }).after;
}

export function atTier(tier: Tier, organization: Organization = orchestra): OrganizationState {
  const state = stateOf(organization, taskIn("in-progress"));
  state.apply({ type: "TierOverridden", at: at(0), by: "tutti", task: taskId("task"), tier, reason: "test" });
  return state;
}

export function isOpen(state: OrganizationState): boolean {
  const pullRequest = state.pullRequests.get(pull);
  if (pullRequest === undefined) throw new Error("no pull request");
  return answerGate(state, pullRequest).open;
}
