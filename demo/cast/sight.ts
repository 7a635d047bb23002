// What members read out of what they see.
import type { Issue, PullRequest, World } from "./world.ts";

export function stateOf(issue: Issue): string | null {
  return issue.labels.find((name) => name.startsWith("state/"))?.slice("state/".length) ?? null;
}

export function isIn(issue: Issue, domain: string): boolean {
  return issue.labels.includes(`domain/${domain}`);
}

/** Nobody repeats themselves: what was said last time is still there to be read. */
export function hasSaid(issue: Issue, login: string, body: string): boolean {
  return issue.comments.findLast(({ author }) => author === login)?.body === body;
}

export function branchOf(issue: Issue, world: World): string | null {
  return world.branches.find((name) => name.startsWith(`tutti/${String(issue.number)}-`)) ?? null;
}

export function pullRequestOf(issue: Issue, world: World): PullRequest | null {
  const branch = branchOf(issue, world);
  return world.pullRequests.find(({ headRefName }) => headRefName === branch) ?? null;
}

export function issueOf(pull: PullRequest, world: World): Issue | null {
  const number = Number(/^tutti\/(\d+)-/.exec(pull.headRefName)?.[1]);
  return world.issues.find((issue) => issue.number === number) ?? null;
}

/** Whoever asked for changes at the present head. */
export function criticsOf({ reviews, headRefOid }: PullRequest): readonly string[] {
  const last = new Map(reviews.map((review) => [review.author, review]));
  return [...last.values()]
    .filter(({ state, commit }) => state === "CHANGES_REQUESTED" && commit?.oid === headRefOid)
    .map(({ author }) => author);
}

/** Nothing that is required is missing; checks that nobody requires may still be out. */
export function isMergeable({ isDraft, mergeStateStatus }: PullRequest): boolean {
  return !isDraft && (mergeStateStatus === "CLEAN" || mergeStateStatus === "UNSTABLE");
}
