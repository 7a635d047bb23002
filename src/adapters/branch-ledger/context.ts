import type { Branch, BranchCommit } from "../../ports/branch.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StoredEvent } from "../../ports/stored-event.ts";
import type { KnownHeads } from "./known-heads.ts";

export type BranchLedgerOptions = {
  readonly clock: Clock;
  /** Names this process in the segments that it writes; no two processes share one. */
  readonly writer: string;
  /** The newest segments that this program understands. */
  readonly readerVersion: number;
  /** What readers of our segments have to understand; at most `readerVersion`. */
  readonly requires: number;
  /** Whether the first event names the home that this program works for. */
  readonly acceptGenesis: (genesis: StoredEvent) => boolean;
  /** The newest of these commits, newest first, that has no business on the branch; without it, any may be there. */
  readonly findForeign?: (newestFirst: readonly BranchCommit[]) => Promise<BranchCommit | null>;
  /** Ends all waiting: the process is about to stop. */
  readonly signal?: AbortSignal;
};

/** What the parts of the ledger share. */
export type LedgerContext = BranchLedgerOptions & {
  readonly branch: Branch;
  readonly knownHeads: KnownHeads;
};
