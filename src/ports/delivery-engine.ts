import type { BuriedDelivery, TakenDelivery } from "./inbox.ts";
import type { Settlement } from "./settlement.ts";

export type LedgersStanding = {
  /** How many are open, and may be written. */
  readonly open: number;
  /** Those that GitHub does not answer for: why, a sentence each. They are asked for again by and by. */
  readonly unread: readonly string[];
  /** Those that must not be written: why, and what people have to do. */
  readonly halted: readonly string[];
};

/** What the worker runs for the deliveries that it takes from the inbox. */
export interface DeliveryEngine {
  /**
   * Handles one lane's deliveries, in their order, and says how each ended. A delivery left out counts as deferred;
   * a rejection counts as a failure of them all. When `signal` aborts, the app is stopping: return soon, and defer what is not begun.
   * May be given a delivery that it already handled, after a crash.
   */
  handleBatch(
    lane: string,
    deliveries: readonly TakenDelivery[],
    signal: AbortSignal,
  ): Promise<readonly Settlement[]>;

  /** Tells people of dead letters. Safe to repeat: it is called again when a crash came before it was recorded. */
  tellBuried(deliveries: readonly BuriedDelivery[], signal: AbortSignal): Promise<void>;

  /** Names of other apps' check runs that a layer waits for; null until every configuration is known, when none may be dropped. */
  namedChecks(): ReadonlySet<string> | null;

  /** What is known by now of the ledgers under its care; GitHub is not asked. */
  ledgers(): LedgersStanding;

  close(): Promise<void>;
}
