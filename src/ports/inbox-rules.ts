import type { Settlement } from "./settlement.ts";

/*
 * What every inbox does with a delivery over its life, whatever it is stored in. Pure; instants are epoch milliseconds.
 */

const second = 1_000;
const day = 24 * 60 * 60 * second;

export const inboxRules = {
  /** A delivery that failed this often is a dead letter. */
  tries: 3,
  /** A delivery whose holder died this often runs alone, so that it can bury no other. */
  lossesUntilAlone: 2,
  lossesUntilBuried: 6,
  /** What was deferred without an instant. */
  deferral: second,
  leaseLength: 60 * second,
  bodyKept: 3 * day,
  idKept: 14 * day,
} as const;

export type WaitingProgress = {
  readonly state: "waiting";
  readonly failures: number;
  readonly losses: number;
  readonly notBefore: number;
};

export type TakenProgress = {
  readonly state: "taken";
  readonly failures: number;
  readonly losses: number;
  readonly lease: string;
  readonly holder: string;
  readonly leaseEnds: number;
};

type DoneProgress = { readonly state: "done"; readonly settledAt: number };

type BuriedProgress = {
  readonly state: "buried";
  readonly failures: number;
  readonly settledAt: number;
  readonly reason: string;
  readonly told: boolean;
};

/** Where a delivery is between put and purge. */
export type DeliveryProgress = WaitingProgress | TakenProgress | DoneProgress | BuriedProgress;

export const freshProgress: WaitingProgress = { state: "waiting", failures: 0, losses: 0, notBefore: 0 };

/** 5 s after the first failure and 30 s after the second: longer than GitHub's reads lag behind its writes. */
export function retryDelay(failures: number): number {
  return 5 * second * 6 ** (failures - 1);
}

export function take(
  waiting: WaitingProgress,
  lease: { readonly id: string; readonly holder: string },
  now: number,
): TakenProgress {
  return {
    state: "taken",
    failures: waiting.failures,
    losses: waiting.losses,
    lease: lease.id,
    holder: lease.holder,
    leaseEnds: now + inboxRules.leaseLength,
  };
}

export function conclude(taken: TakenProgress, settlement: Settlement, now: number): DeliveryProgress {
  switch (settlement.outcome) {
    case "done":
    case "ignored":
      return { state: "done", settledAt: now };
    case "deferred":
      return {
        ...freshProgress,
        failures: taken.failures,
        notBefore: settlement.until ?? now + inboxRules.deferral,
      };
    case "failed":
      return afterFailure(taken.failures + 1, settlement.reason, now);
    default:
      return settlement satisfies never;
  }
}

/** The batch ended without a word about this delivery. */
export function giveBack(taken: TakenProgress): WaitingProgress {
  return { ...freshProgress, failures: taken.failures };
}

/** The holder died with this delivery, perhaps because of it. */
export function lose(taken: TakenProgress, now: number): WaitingProgress | BuriedProgress {
  const losses = taken.losses + 1;
  if (losses < inboxRules.lossesUntilBuried) {
    return { state: "waiting", failures: taken.failures, losses, notBefore: 0 };
  }
  return {
    state: "buried",
    failures: taken.failures,
    settledAt: now,
    reason: `the worker ended ${losses} times while it handled this delivery`,
    told: false,
  };
}

/** Of candidates in order, those that may share a batch. */
export function companions<Candidate extends { readonly losses: number }>(
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const suspect = candidates.findIndex((candidate) => candidate.losses >= inboxRules.lossesUntilAlone);
  if (suspect === -1) return candidates;
  return candidates.slice(0, Math.max(1, suspect));
}

function afterFailure(failures: number, reason: string, now: number): DeliveryProgress {
  if (failures >= inboxRules.tries) return { state: "buried", failures, settledAt: now, reason, told: false };
  return { state: "waiting", failures, losses: 0, notBefore: now + retryDelay(failures) };
}
