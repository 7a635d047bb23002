// How often the ledger is committed to: a token bucket, so that a quiet repository is answered at once and a busy one
// commits all that waits every few seconds. GitHub recommends at most six pushes a minute to a repository.

export type CommitPace = {
  /** Tokens that come back in a minute. */
  readonly perMinute: number;
  /** Tokens in a full bucket. */
  readonly burst: number;
};

export const COMMIT_PACE: CommitPace = { perMinute: 6, burst: 6 };

/** The bucket, told as the instant (epoch milliseconds) at which it is full again. */
export type CommitBudget = { readonly fullAt: number };

export const FULL_COMMIT_BUDGET: CommitBudget = { fullAt: 0 };

/** The first instant, not before `now`, at which a commit may be made. Epoch milliseconds. */
export function nextCommitAt(budget: CommitBudget, now: number, pace: CommitPace = COMMIT_PACE): number {
  const spare = (pace.burst - 1) * intervalOf(pace);
  return Math.max(now, budget.fullAt - spare);
}

/** What is left after a commit at `now`. */
export function spendCommit(budget: CommitBudget, now: number, pace: CommitPace = COMMIT_PACE): CommitBudget {
  return { fullAt: Math.max(budget.fullAt, now) + intervalOf(pace) };
}

function intervalOf({ perMinute }: CommitPace): number {
  return 60_000 / perMinute;
}
