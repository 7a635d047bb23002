// Pull requests as GitHub shows them, in a few words.
import { answerGate } from "../../src/domain/gate.ts";
import { AccountId, CommitSha, PullRequestId } from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { PatchId, type PullRequestFacts } from "../../src/domain/review/schema.ts";
import type { Tier } from "../../src/domain/task/schema.ts";
import {
  type Told,
  at,
  orchestra,
  order,
  repository,
  stateOf,
  taskId,
  taskIn,
  when,
} from "./domain-story.ts";
import { organizationOf } from "./organization.ts";

export const pull = PullRequestId.parse("PR");
/** The id of a pull request by its number; `pull` is number 10. */
export function pullOf(number: number): PullRequestId {
  return number === 10 ? pull : PullRequestId.parse(`PR-${number}`);
}
const head = (digit: number) => CommitSha.parse(String(digit).repeat(40));
const patch = (digit: number) => PatchId.parse(String(digit).repeat(40));
const account = (id: number) => AccountId.parse(id);
export const conductor = 1;
export const violin = 2;
export const viola = 3;
export const cello = 4;
export const horn = 5;
export const robot = 6;

/** An orchestra of two domains by their paths, and one that has none. */
export const byPaths = organizationOf({
  members: {
    conductor: { accounts: [1] },
    violin: { accounts: [2], domain: "strings" },
    viola: { accounts: [3], domain: "strings" },
    cello: { accounts: [4], domain: "strings" },
    horn: { accounts: [5], domain: "brass" },
  },
  domains: {
    strings: { lead: "violin", paths: ["strings/**"] },
    brass: { lead: "horn", paths: ["brass/**"] },
    percussion: { lead: "conductor" },
  },
  roles: { "engineering-manager": ["conductor"], "tech-lead": ["conductor"] },
});

export type PullRequestWords = {
  readonly number?: number;
  readonly author?: number;
  readonly authors?: readonly number[];
  readonly digit?: number;
  readonly patch?: number | null;
  /** Null where GitHub cannot give the diff. */
  readonly paths?: readonly string[] | null;
  readonly status?: PullRequestFacts["status"];
  readonly draft?: boolean;
  /** Reviewer, decision, and the head that it was for. */
  readonly reviews?: readonly (readonly [number, "approved" | "changes-requested", number])[];
  readonly checks?: PullRequestFacts["checks"];
  readonly linked?: boolean;
  /** Names of the tasks that it closes. */
  readonly closes?: readonly string[];
  /** Numbers of the pull requests that it takes back. */
  readonly reverts?: readonly number[];
  readonly dismissed?: readonly string[];
  /** Threads that nobody resolved; unknown unless said. */
  readonly openThreads?: readonly string[];
  readonly requested?: readonly number[];
  readonly headRef?: string;
  readonly baseRef?: string;
  readonly fork?: boolean;
};

/** The state after a look at the pull request. */
export function observe(
  state: OrganizationState,
  minutes: number,
  words: PullRequestWords = {},
): OrganizationState {
  return look(state, minutes, words).after;
}

/** What GitHub shows of the pull request. */
export function factsOf(minutes: number, words: PullRequestWords = {}): PullRequestFacts {
  const { author = viola, digit = 1, number = 10 } = words;
  const closes = words.closes ?? (words.linked === false ? [] : ["task"]);
  return {
    id: pullOf(number),
    repository,
    number,
    author: account(author),
    status: words.status ?? "open",
    draft: words.draft ?? false,
    headRef: words.headRef ?? `topic-${number}`,
    baseRef: words.baseRef ?? "main",
    fork: words.fork ?? false,
    head: {
      sha: head(digit),
      patch: words.patch === null ? null : patch(words.patch ?? digit),
      paths: words.paths === null ? null : [...(words.paths ?? ["strings/part.md"])],
      authors: (words.authors ?? [author]).map(account),
      unknownAuthors: false,
    },
    mergedBy: null,
    links: closes.map((name) => ({ task: taskId(name), source: "closing-keyword" })),
    reviews: (words.reviews ?? []).map(([reviewer, decision, on]) => ({
      id: `${reviewer} ${decision} ${on}`,
      reviewer: account(reviewer),
      decision,
      commit: head(on),
      at: at(minutes),
    })),
    dismissed: [...(words.dismissed ?? [])],
    requested: (words.requested ?? []).map(account),
    forcePushedAt: null,
    checks: words.checks ?? [],
    ...(words.openThreads === undefined ? {} : { openThreads: [...words.openThreads] }),
    reverts: (words.reverts ?? []).map(pullOf),
  };
}

/** What a look at the pull request comes to. */
export function look(state: OrganizationState, minutes: number, words: PullRequestWords = {}): Told {
  const facts = factsOf(minutes, words);
  return when(state, {
    type: "ObservePullRequest",
    ...order("tutti", minutes),
    cause: null,
    pullRequest: facts.id,
    facts,
    reviewedCommits: new Map(),
  });
}

export function atTier(tier: Tier, organization: Organization = orchestra): OrganizationState {
  const state = stateOf(organization, taskIn("in-progress"));
  state.apply({ type: "TierOverridden", at: at(0), by: "tutti", task: taskId("task"), tier, reason: "test" });
  return state;
}

export function isOpen(state: OrganizationState, number = 10): boolean {
  const pullRequest = state.pullRequests.get(pullOf(number));
  if (pullRequest === undefined) throw new Error("no pull request");
  return answerGate(state, pullRequest).open;
}
