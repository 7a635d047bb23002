// The append-only event log: the only truth. It keeps nothing in memory for its callers: who reads holds a position and
// gives it back with what they want to write.
import type { CommitId } from "./branch.ts";
import type { LedgerProblem } from "./ledger-problem.ts";
import type { EventDraft, StoredEvent } from "./stored-event.ts";

/** How far a reader has read, and so what their next write builds on. */
export type LedgerPosition = {
  readonly head: CommitId;
  /** Number of the last segment read, from 1. */
  readonly segment: number;
  /** `seq` of the last event read. */
  readonly seq: number;
  /** SHA-256 of that segment's bytes, hexadecimal. */
  readonly hash: string;
};

export type EventBatch = {
  /** What happened in one line, for people who read the branch's history. */
  readonly subject: string;
  /** At least one. */
  readonly drafts: readonly EventDraft[];
};

export type Checkpoint = {
  /** Version of the fold that made the shards. */
  readonly stateVersion: number;
  /**
   * Shard name (lower-case letters, digits, hyphens) and a JSON value of at most 400 kB. Those of a checkpoint that was
   * opened are parsed one by one, each time that they are gone through: they are large.
   */
  readonly shards: Iterable<readonly [name: string, shard: unknown]>;
};

/** What was learnt by reading on. Segments with problems contribute no events. */
type News = {
  readonly position: LedgerPosition;
  readonly events: readonly StoredEvent[];
  /**
   * Broken segments without a quarantine on record yet, and other damage for the operator. `quarantine` comes before any
   * other append: what is appended vouches for what it follows.
   */
  readonly problems: readonly LedgerProblem[];
};

/** Reading or writing has to stop, and gates that stand on the ledger close. */
export type LedgerHalt =
  /** A newer version of this program wrote here: nothing may be written by this one. */
  | { readonly outcome: "read-only"; readonly problem: LedgerProblem }
  /** History is not what was read or written before, or is not ours. */
  | { readonly outcome: "tampered"; readonly problem: LedgerProblem };

/** Nothing was written, and the same call will be refused again. */
export type LedgerRefusal =
  | {
      readonly code: "event-too-large";
      readonly draft: number;
      readonly bytes: number;
      readonly limit: number;
    }
  | {
      readonly code: "shard-too-large";
      readonly shard: string;
      readonly bytes: number;
      readonly limit: number;
    }
  | { readonly code: "newer-checkpoint"; readonly stateVersion: number }
  | { readonly code: "write-forbidden"; readonly reason: string };

type Refused = { readonly outcome: "refused"; readonly refusal: LedgerRefusal };
type Conflict = { readonly outcome: "conflict" } & News;

export type CreateOutcome =
  | {
      readonly outcome: "created";
      readonly position: LedgerPosition;
      readonly events: readonly StoredEvent[];
    }
  | { readonly outcome: "exists" }
  | Refused;

export type OpenOutcome =
  | ({
      readonly outcome: "opened";
      /** Null: the events begin at genesis. Otherwise they begin after the checkpoint. */
      readonly checkpoint: Checkpoint | null;
      /** The members file, as `readMembers` gives it. */
      readonly members: unknown;
    } & News)
  /** There is no such branch: `create` it, or look for who deleted it. */
  | { readonly outcome: "absent" }
  | LedgerHalt;

type CatchUpOutcome = ({ readonly outcome: "caught-up" } & News) | LedgerHalt;

export type AppendOutcome =
  | {
      readonly outcome: "appended";
      readonly position: LedgerPosition;
      readonly events: readonly StoredEvent[];
    }
  /** Somebody else wrote since `position`: fold these events, decide again, append at the new position. */
  | Conflict
  | Refused
  | LedgerHalt;

export type WriteOutcome =
  | { readonly outcome: "written"; readonly position: LedgerPosition }
  | Conflict
  | Refused
  | LedgerHalt;

export type LedgerVerification = {
  /** Null when there is no branch. */
  readonly head: CommitId | null;
  readonly segments: number;
  readonly events: number;
  /** Everything wrong, in the order of the log; empty means sound. */
  readonly problems: readonly LedgerProblem[];
  /** Numbers of broken segments whose quarantine is on record. */
  readonly quarantined: readonly number[];
};

/**
 * Every call may throw what its branch throws, and LedgerStalledError when reads stay behind writes for longer than the
 * ledger's patience.
 */
export interface Ledger {
  /** Begins a ledger whose first event is `genesis`, which names its home; `exists` when the branch is already there. */
  create(genesis: EventDraft): Promise<CreateOutcome>;

  /**
   * The ledger as it is: the newest checkpoint if it was made by `stateVersion`, and what follows it; otherwise every
   * event since genesis.
   */
  open(stateVersion: number): Promise<OpenOutcome>;

  /** What others appended since `position`; no events when there is nothing new. */
  catchUp(position: LedgerPosition): Promise<CatchUpOutcome>;

  /** Writes the whole batch in one commit directly after `position`, or nothing. Numbers the events. */
  append(batch: EventBatch, position: LedgerPosition): Promise<AppendOutcome>;

  /**
   * Records, as a `SegmentQuarantined` event each, that the segments of these problems are broken and are to be skipped;
   * they stay where they are. Problems that are not one broken segment's are left out; with none left, nothing is
   * written. Who has already folded such a segment's events has to `open` again. `at` is ISO 8601.
   */
  quarantine(
    problems: readonly LedgerProblem[],
    at: string,
    position: LedgerPosition,
  ): Promise<AppendOutcome>;

  /** Writes the state at `position`, so that the next `open` begins there. Unchanged shards are not written again. */
  writeCheckpoint(checkpoint: Checkpoint, position: LedgerPosition): Promise<WriteOutcome>;

  /** The members file as JSON, null when there is none yet or what stands there is no JSON. Mutable: events refer to members by id only. */
  readMembers(): Promise<unknown>;

  replaceMembers(members: unknown, position: LedgerPosition): Promise<WriteOutcome>;

  /** Reads everything since genesis and checks it against itself and against the checkpoint. */
  verify(): Promise<LedgerVerification>;
}

/** Reads did not show what writes had said, for longer than any lag that we know of. */
export class LedgerStalledError extends Error {
  override readonly name = "LedgerStalledError";
}
