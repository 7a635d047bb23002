import { ForgeForbidden, ForgeUnavailable } from "../ports/forge.ts";
import type { Hint } from "../ports/hint.ts";
import type { TakenDelivery } from "../ports/inbox.ts";
import type { Settlement } from "../ports/settlement.ts";
import { CommitContention, HomeTakenOver } from "./commit.ts";
import { HomeHalted } from "./home-registry.ts";
import type { Processed } from "./process-hints.ts";

/** How long a home rests whose permissions are missing, or whose ledger must not be written: people have to act. */
const restUntilMended = 5 * 60_000;

/** A delivery, and what it says. */
export type Said = { readonly delivery: TakenDelivery; readonly hints: readonly Hint[] };

/** How a delivery ended whose batch went through. */
export function settlementFor({ delivery, hints }: Said, processed: Processed): Settlement {
  const { id } = delivery;
  for (const hint of hints) {
    const error = processed.poisoned.get(hint) ?? processed.unwritable.get(hint);
    if (error !== undefined) return { id, outcome: "failed", reason: reasonOf(error) };
  }
  const waiting = hints.map((hint) => processed.waiting.get(hint)).find((why) => why !== undefined);
  if (waiting === undefined) return { id, outcome: "done" };
  return { id, outcome: "deferred", reason: waiting.reason, until: waiting.retryAt };
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
