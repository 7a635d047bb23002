import type { Clock } from "../../ports/clock.ts";
import {
  companions,
  conclude,
  freshProgress,
  giveBack,
  inboxRules,
  lose,
  take,
} from "../../ports/inbox-rules.ts";
import type { DeliveryProgress } from "../../ports/inbox-rules.ts";
import type {
  Batch,
  BuriedDelivery,
  Delivery,
  Inbox,
  InboxCounts,
  ParkedDelivery,
  PurgeCounts,
  PutOutcome,
  ReviveOutcome,
} from "../../ports/inbox.ts";
import type { Settlement } from "../../ports/settlement.ts";
import { deadLetter, isTaken, isWaiting } from "./inbox-entry.ts";
import type { InboxEntry } from "./inbox-entry.ts";
import { inTurns, parked, runnable } from "./inbox-order.ts";

/** An inbox for tests and demonstrations: what it holds ends with the process. */
export class InMemoryInbox implements Inbox {
  readonly #clock: Clock;
  readonly #holder: string;
  readonly #entries = new Map<string, InboxEntry>();
  #puts = 0;
  #leases = 0;

  constructor(options: { readonly clock: Clock; readonly holder: string }) {
    this.#clock = options.clock;
    this.#holder = options.holder;
  }

  async put({ body, ...delivery }: Delivery): Promise<PutOutcome> {
    const known = this.#entries.get(delivery.id);
    if (known === undefined) {
      this.#puts += 1;
      this.#entries.set(delivery.id, { place: this.#puts, delivery, body, progress: freshProgress });
      return "stored";
    }
    if (known.progress.state !== "buried") return "known";
    known.body = body;
    known.progress = freshProgress;
    return "revived";
  }

  async takeBatch(lane: string, max: number): Promise<Batch | null> {
    this.#reclaimExpired();
    const now = this.#clock.now();
    const candidates = runnable(this.#all(), now).filter((entry) => entry.delivery.lane === lane);
    const withLosses = inTurns(candidates)
      .slice(0, max)
      .map((entry) => ({ entry, losses: entry.progress.losses }));
    const chosen = companions(withLosses).map(({ entry }) => entry);
    if (chosen.length === 0) return null;

    this.#leases += 1;
    const lease = { id: `${this.#holder}/${this.#leases}`, holder: this.#holder };
    const deliveries = chosen
      .toSorted((one, other) => one.place - other.place)
      .map((entry) => {
        const { delivery, progress, body } = entry;
        if (body === null) throw new Error(`the waiting delivery ${delivery.id} has no body`);
        move(entry, take(progress, lease, now));
        return { ...delivery, body, attempt: progress.failures + 1 };
      });
    return { lease: lease.id, lane, deliveries };
  }

  async renew(lease: string): Promise<boolean> {
    const held = this.#heldBy(lease);
    const leaseEnds = this.#clock.now() + inboxRules.leaseLength;
    for (const entry of held) move(entry, { ...entry.progress, leaseEnds });
    return held.length > 0;
  }

  async settle(lease: string, settlements: readonly Settlement[]): Promise<boolean> {
    const held = this.#heldBy(lease);
    for (const entry of held) {
      const settlement = settlements.find(({ id }) => id === entry.delivery.id);
      const { progress } = entry;
      move(entry, settlement ? conclude(progress, settlement, this.#clock.now()) : giveBack(progress));
    }
    return held.length > 0;
  }

  async recover(): Promise<number> {
    const lost = this.#all()
      .filter(isTaken)
      .filter((entry) => entry.progress.holder === this.#holder);
    for (const entry of lost) move(entry, lose(entry.progress, this.#clock.now()));
    return lost.length;
  }

  async lanes(): Promise<readonly string[]> {
    this.#reclaimExpired();
    return [...new Set(runnable(this.#all(), this.#clock.now()).map((entry) => entry.delivery.lane))];
  }

  async nextDue(): Promise<number | null> {
    const now = this.#clock.now();
    const waits = this.#all()
      .filter(isWaiting)
      .map((entry) => entry.progress.notBefore);
    const leases = this.#all()
      .filter(isTaken)
      .map((entry) => entry.progress.leaseEnds);
    return earliest([...waits.filter((notBefore) => notBefore > now), ...leases]);
  }

  async parked(): Promise<readonly ParkedDelivery[]> {
    return parked(this.#all(), this.#clock.now());
  }

  async buried(): Promise<readonly BuriedDelivery[]> {
    return this.#all()
      .toReversed()
      .flatMap((entry) => deadLetter(entry) ?? [])
      .toSorted((one, other) => other.buriedAt - one.buriedAt);
  }

  async markTold(deliveryIds: readonly string[]): Promise<void> {
    for (const id of deliveryIds) {
      const entry = this.#entries.get(id);
      if (entry?.progress.state === "buried") move(entry, { ...entry.progress, told: true });
    }
  }

  async revive(deliveryId: string): Promise<ReviveOutcome> {
    const entry = this.#entries.get(deliveryId);
    if (entry === undefined) return "unknown";
    if (entry.progress.state !== "buried") return "not-buried";
    if (entry.body === null) return "forgotten";
    move(entry, freshProgress);
    return "revived";
  }

  async purge(now: number): Promise<PurgeCounts> {
    let bodies = 0;
    let ids = 0;
    for (const entry of this.#all()) {
      const { progress } = entry;
      if (progress.state !== "done" && progress.state !== "buried") continue;
      if (progress.settledAt <= now - inboxRules.idKept) {
        this.#entries.delete(entry.delivery.id);
        ids += 1;
      } else if (entry.body !== null && progress.settledAt <= now - inboxRules.bodyKept) {
        entry.body = null;
        bodies += 1;
      }
    }
    return { bodies, ids };
  }

  async counts(): Promise<InboxCounts> {
    const all = this.#all();
    const unsettled = all.filter((entry) => isWaiting(entry) || isTaken(entry));
    return {
      waiting: all.filter(isWaiting).length,
      taken: all.filter(isTaken).length,
      parked: parked(all, this.#clock.now()).length,
      buried: all.filter((entry) => entry.progress.state === "buried").length,
      oldestReceivedAt: earliest(unsettled.map((entry) => entry.delivery.receivedAt)),
    };
  }

  async probe(): Promise<void> {}

  async close(): Promise<void> {}

  #all(): readonly InboxEntry[] {
    return [...this.#entries.values()];
  }

  #heldBy(lease: string) {
    return this.#all()
      .filter(isTaken)
      .filter((entry) => entry.progress.lease === lease);
  }

  #reclaimExpired(): void {
    const now = this.#clock.now();
    const expired = this.#all()
      .filter(isTaken)
      .filter((entry) => entry.progress.leaseEnds <= now);
    for (const entry of expired) move(entry, lose(entry.progress, now));
  }
}

function move(entry: InboxEntry, progress: DeliveryProgress): void {
  entry.progress = progress;
}

function earliest(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : Math.min(...instants);
}
