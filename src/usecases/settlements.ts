import { ForgeForbidden, ForgeUnavailable } from "../ports/forge.ts";
import type { Hint } from "../ports/hint.ts";
import type { TakenDelivery } from "../ports/inbox.ts";
import type { Settlement } from "../ports/settlement.ts";
import { CommitContention, HomeTakenOver } from "./commit.ts";
import { HomeHalted } from "./home-registry.ts";
import type { Processed } from "./process-hints.ts";
import type { Unavailable } from "./unavailable.ts";

/** How long a home rests whose permissions are missing, or whose ledger must not be written: people have to act. */
const restUntilMended = 5 * 60_000;

/**
 * How old a delivery may grow while GitHub does not say whether its views are written, or does not answer for what it is about
 * alone: longer than GitHub's troubles mostly last.
 * After that it is tried as one that fails, so that people are told.
 */
const patienceWithDoubt = 60 * 60_000;
const shortestPause = 1_000;
const longestPause = 5 * 60_000;

/** A delivery, and what it says. */
export type Said = { readonly delivery: TakenDelivery; readonly hints: readonly Hint[] };

/** How a delivery ended whose batch went through. `now` is epoch milliseconds. */
export function settlementFor({ delivery, hints }: Said, processed: Processed, now: number): Settlement {
  const { id, receivedAt } = delivery;
  for (const hint of hints) {
    const error = processed.poisoned.get(hint) ?? processed.unwritable.get(hint);
    if (error !== undefined) return { id, outcome: "failed", reason: reasonOf(error) };
  }
  const waiting = hints.map((hint) => processed.waiting.get(hint)).find((why) => why !== undefined);
  if (waiting === undefined) return { id, outcome: "done" };
  if (isPastPatience(waiting, now - receivedAt)) {
    return { id, outcome: "failed", reason: silenceOf(waiting) };
  }
  const until = waiting.outcome === "unavailable" ? waiting.retryAt : afterSilence(waiting, receivedAt, now);
  return { id, outcome: "deferred", reason: waiting.reason, until };
}

/** Each pause as long as all before it, lest a view that GitHub cannot write be asked for every second. */
function afterSilence({ retryAt }: Unavailable, receivedAt: number, now: number): number {
  const pause = Math.min(Math.max(now - receivedAt, shortestPause), longestPause);
  return Math.max(now + pause, retryAt ?? 0);
}

/** Whether GitHub's silence about one subject was waited for long enough. `waited` is milliseconds. */
export function isPastPatience({ outcome }: Unavailable, waited: number): boolean {
  return outcome !== "unavailable" && waited > patienceWithDoubt;
}

function silenceOf({ outcome, reason }: Unavailable): string {
  return outcome === "unreadable"
    ? `GitHub does not answer for ${reason}; once it does, /retry has this tried again`
    : `GitHub does not say what became of it: ${reason}`;
}

/** How a delivery ended whose batch did not. `now` is epoch milliseconds. */
export function settlementOf({ id }: TakenDelivery, error: unknown, now: number): Settlement {
  const reason = reasonOf(error);
  if (!isPassing(error)) return { id, outcome: "failed", reason };
  if (error instanceof ForgeUnavailable) return { id, outcome: "deferred", reason, until: error.retryAt };
  if (error instanceof CommitContention || error instanceof HomeTakenOver)
    return { id, outcome: "deferred", reason, until: null };
  return { id, outcome: "deferred", reason, until: now + restUntilMended };
}

/** Not the delivery's fault: asking later may help, and costs no try. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof ForgeUnavailable ||
    error instanceof ForgeForbidden ||
    error instanceof CommitContention ||
    error instanceof HomeTakenOver ||
    error instanceof HomeHalted
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
