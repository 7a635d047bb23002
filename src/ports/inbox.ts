import type { Settlement } from "./settlement.ts";

/**
 * The durable queue between GitHub's webhooks and the engine.
 *
 * A *lane* is an installation; lanes never wait for each other. An *entity* is an issue or pull request, else a
 * repository, else the lane: deliveries of one entity are handed out in the order in which they were put.
 * Instants are epoch milliseconds. Every method rejects with `InboxUnavailable` when the store cannot be used.
 */
export interface Inbox {
  /** Resolves only once the delivery is on disk; it is known by its id for 14 days after it was settled. */
  put(delivery: Delivery): Promise<PutOutcome>;

  /**
   * Leases up to `max` deliveries of the lane that may run now, fairly over its repositories and in order within
   * each entity; null when there are none. A delivery is in one unexpired batch at most.
   */
  takeBatch(lane: string, max: number): Promise<Batch | null>;

  /** Prolongs the lease from now. False when its deliveries were given back: the batch may be somebody else's already. */
  renew(lease: string): Promise<boolean>;

  /**
   * Records how the deliveries of the batch ended, and gives back those left out. False, and nothing changes, when the
   * batch was given back before: a holder thought dead cannot undo its successor's work.
   */
  settle(lease: string, settlements: readonly Settlement[]): Promise<boolean>;

  /** Gives back what this inbox's holder took before it crashed, and says how many; called once, when its worker starts. */
  recover(): Promise<number>;

  /** Lanes with a delivery that may run now, the longest waiting first. */
  lanes(): Promise<readonly string[]>;

  /** When the next delivery that may not run yet will be due, or a lease ends; null when nothing waits for time. */
  nextDue(): Promise<number | null>;

  /** Deliveries held back because an earlier one of their entity waits for another try. */
  parked(): Promise<readonly ParkedDelivery[]>;

  /** Dead letters, the newest first. */
  buried(): Promise<readonly BuriedDelivery[]>;

  /** Remembers that people were told of these dead letters. */
  markTold(deliveryIds: readonly string[]): Promise<void>;

  /** Gives a dead letter its tries again, at its old place in the order. */
  revive(deliveryId: string): Promise<ReviveOutcome>;

  /** Forgets bodies settled 3 days before `now` and ids settled 14 days before it. */
  purge(now: number): Promise<PurgeCounts>;

  counts(): Promise<InboxCounts>;

  /** Resolves when a write went through to the disk. */
  probe(): Promise<void>;

  close(): Promise<void>;
}

export type Delivery = {
  /** GitHub's `X-GitHub-Delivery`; a redelivery has the same. */
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly lane: string;
  readonly entity: string;
  /** GitHub's numeric id of the repository, for fairness; null for events of an installation. */
  readonly repository: string | null;
  readonly receivedAt: number;
  /** The payload, byte for byte as it was signed. */
  readonly body: string;
};

/** `revived`: a dead letter that was redelivered runs again. `known`: it waits, runs, or was done. */
export type PutOutcome = "stored" | "revived" | "known";

export type Batch = {
  readonly lease: string;
  readonly lane: string;
  readonly deliveries: readonly TakenDelivery[];
};

export type TakenDelivery = Delivery & {
  /** Which try this is, from 1. */
  readonly attempt: number;
};

type DeliveryReceipt = Omit<Delivery, "body">;

export type ParkedDelivery = DeliveryReceipt & {
  /** The failing delivery that this one waits for. */
  readonly behind: string;
};

export type BuriedDelivery = DeliveryReceipt & {
  readonly attempts: number;
  readonly reason: string;
  readonly buriedAt: number;
  readonly told: boolean;
};

/** `forgotten`: it is a dead letter, but its body was purged; GitHub can redeliver for 3 days. */
export type ReviveOutcome = "revived" | "unknown" | "not-buried" | "forgotten";

export type PurgeCounts = { readonly bodies: number; readonly ids: number };

export type InboxCounts = {
  /** Not settled and not taken, the parked included. */
  readonly waiting: number;
  readonly taken: number;
  readonly parked: number;
  readonly buried: number;
  /** When the oldest unsettled delivery was received. */
  readonly oldestReceivedAt: number | null;
};

/** The store is locked, full, or broken: nothing was accepted, so the sender has to try again. */
export class InboxUnavailable extends Error {
  override readonly name = "InboxUnavailable";
}
