import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";

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
import {
  receiptValues,
  parseBuried,
  parseCandidate,
  parseLeased,
  parseParked,
  parseTaken,
  progressValues,
} from "./delivery-row.ts";
import { prepareStatements } from "./inbox-statements.ts";
import type { InboxStatements } from "./inbox-statements.ts";
import { openDatabase } from "./open-database.ts";
import type { Durability } from "./open-database.ts";
import { PutQueue } from "./put-queue.ts";
import { openWriteAheadLog, unflushed } from "./write-ahead-log.ts";
import type { WriteAheadLog } from "./write-ahead-log.ts";
import { defaultLockPatience, inTransaction, unavailable } from "./transaction.ts";

export type SqliteInboxOptions = {
  readonly file: string;
  readonly clock: Clock;
  /** Who takes batches: the same after a restart, another for each process that runs at the same time. */
  readonly holder: string;
  /**
   * `flushed`, the default: a commit is on the disk when it resolves. `ordered`: a power cut may undo the last commits, but
   * none before the last flushed one of any connection; for a worker, whose undone work is done again.
   */
  readonly durability?: Durability;
  /** How what was committed is flushed to the disk. */
  readonly openLog?: typeof openWriteAheadLog;
  /** Milliseconds to wait for another connection's lock. */
  readonly lockPatience?: number;
  /** The file grows no further than this, as if the disk were full. */
  readonly maxBytes?: number;
};

/** SQLite's name for a database without a file. */
const inMemory = ":memory:";

type OpenedWith = Pick<SqliteInboxOptions, "clock" | "holder"> & { readonly lockPatience: number };

/** Purging in small commits lets the ingress write in between. */
const purgeShare = 500;

const LaneRow = z.object({ lane: z.string() });
const DueRow = z.object({ due: z.number().nullable() });
const StandingRow = z.object({ seq: z.number(), state: z.string(), kept: z.number() });
const CountsRow = z.object({
  waiting: z.number(),
  taken: z.number(),
  parked: z.number(),
  buried: z.number(),
  oldestReceivedAt: z.number().nullable(),
});

/** @throws InboxUnavailable when the file cannot be opened or has the layout of another version */
export async function openSqliteInbox(options: SqliteInboxOptions): Promise<Inbox> {
  const lockPatience = options.lockPatience ?? defaultLockPatience;
  const database = await openDatabase({ ...options, lockPatience });
  const isFlushed = options.durability !== "ordered" && options.file !== inMemory;
  const openLog = options.openLog ?? openWriteAheadLog;
  const log = isFlushed ? await openLog(options.file) : unflushed;
  return new SqliteInbox(database, log, { ...options, lockPatience });
}

type Move = { readonly seq: number; readonly progress: DeliveryProgress };

class SqliteInbox implements Inbox {
  readonly #database: DatabaseSync;
  readonly #log: WriteAheadLog;
  readonly #statements: InboxStatements;
  readonly #options: OpenedWith;
  readonly #puts: PutQueue;

  constructor(database: DatabaseSync, log: WriteAheadLog, options: OpenedWith) {
    this.#database = database;
    this.#log = log;
    this.#statements = prepareStatements(database);
    this.#options = options;
    this.#puts = new PutQueue((deliveries) =>
      this.#write(() => deliveries.map((delivery) => this.#putOne(delivery))),
    );
  }

  put(delivery: Delivery): Promise<PutOutcome> {
    return this.#puts.put(delivery);
  }

  async takeBatch(lane: string, max: number): Promise<Batch | null> {
    const lease = { id: randomUUID(), holder: this.#options.holder };
    const taken = await this.#write((now) => {
      this.#reclaimExpired(now);
      const chosen = companions(this.#statements.candidates.all({ lane, now, max }).map(parseCandidate));
      this.#move(chosen.map(({ seq, ...progress }) => ({ seq, progress: take(progress, lease, now) })));
      return chosen.length;
    });
    if (taken === 0) return null;
    // Bodies are large, and the ingress writes meanwhile.
    const deliveries = this.#read(() => this.#statements.leased.all(lease.id).map(parseLeased));
    return { lease: lease.id, lane, deliveries };
  }

  renew(lease: string): Promise<boolean> {
    return this.#write((now) => this.#statements.renew.run(now + inboxRules.leaseLength, lease).changes > 0);
  }

  settle(lease: string, settlements: readonly Settlement[]): Promise<boolean> {
    const byId = new Map(settlements.map((settlement) => [settlement.id, settlement]));
    return this.#write((now) => {
      const held = this.#statements.takenByLease.all(lease).map(parseTaken);
      this.#move(
        held.map(({ seq, id, progress }) => {
          const settlement = byId.get(id);
          return { seq, progress: settlement ? conclude(progress, settlement, now) : giveBack(progress) };
        }),
      );
      return held.length > 0;
    });
  }

  recover(): Promise<number> {
    return this.#write((now) => this.#lose(this.#statements.takenByHolder.all(this.#options.holder), now));
  }

  async lanes(): Promise<readonly string[]> {
    const now = this.#options.clock.now();
    const expired = this.#read(() => this.#statements.expired.all(now));
    if (expired.length > 0) await this.#write((at) => this.#reclaimExpired(at));
    return this.#read(() => this.#statements.lanes.all({ now }).map((row) => LaneRow.parse(row).lane));
  }

  async nextDue(): Promise<number | null> {
    return this.#read(() => DueRow.parse(this.#statements.nextDue.get(this.#options.clock.now())).due);
  }

  async parked(): Promise<readonly ParkedDelivery[]> {
    return this.#read(() => this.#statements.parked.all({ now: this.#options.clock.now() }).map(parseParked));
  }

  async buried(): Promise<readonly BuriedDelivery[]> {
    return this.#read(() => this.#statements.buried.all().map(parseBuried));
  }

  markTold(deliveryIds: readonly string[]): Promise<void> {
    return this.#write(() => {
      for (const id of deliveryIds) this.#statements.markTold.run(id);
    });
  }

  revive(deliveryId: string): Promise<ReviveOutcome> {
    return this.#write(() => {
      const standing = this.#standing(deliveryId);
      if (standing === null) return "unknown";
      if (standing.state !== "buried") return "not-buried";
      if (standing.kept === 0) return "forgotten";
      this.#move([{ seq: standing.seq, progress: freshProgress }]);
      return "revived";
    });
  }

  async purge(now: number): Promise<PurgeCounts> {
    const ids = await this.#inShares(() =>
      this.#statements.forgetIds.run(now - inboxRules.idKept, purgeShare),
    );
    const bodies = await this.#inShares(() =>
      this.#statements.forgetBodies.run(now - inboxRules.bodyKept, purgeShare),
    );
    return { bodies, ids };
  }

  async counts(): Promise<InboxCounts> {
    const now = this.#options.clock.now();
    return this.#read(() => CountsRow.parse(this.#statements.counts.get({ now })));
  }

  probe(): Promise<void> {
    return this.#write(() => {
      const version = this.#database.prepare("pragma user_version").get()?.["user_version"];
      this.#database.exec(`pragma user_version = ${Number(version)}`);
    });
  }

  async close(): Promise<void> {
    await this.#puts.settled();
    await this.#log.close();
    if (this.#database.isOpen) this.#database.close();
  }

  #putOne(delivery: Delivery): PutOutcome {
    const { changes, lastInsertRowid } = this.#statements.insert.run(receiptValues(delivery));
    if (changes > 0) {
      this.#statements.keepBody.run(lastInsertRowid, delivery.body);
      return "stored";
    }
    const standing = this.#standing(delivery.id);
    if (standing?.state !== "buried") return "known";
    this.#statements.keepBody.run(standing.seq, delivery.body);
    this.#move([{ seq: standing.seq, progress: freshProgress }]);
    return "revived";
  }

  #standing(deliveryId: string): z.infer<typeof StandingRow> | null {
    const row = this.#statements.standing.get(deliveryId);
    return row === undefined ? null : StandingRow.parse(row);
  }

  #reclaimExpired(now: number): number {
    return this.#lose(this.#statements.expired.all(now), now);
  }

  #lose(rows: readonly unknown[], now: number): number {
    this.#move(rows.map(parseTaken).map(({ seq, progress }) => ({ seq, progress: lose(progress, now) })));
    return rows.length;
  }

  /** Most of a batch goes the same way, which takes one statement. */
  #move(moves: readonly Move[]): void {
    for (const [first, ...others] of Map.groupBy(moves, ({ progress }) =>
      JSON.stringify(progress),
    ).values()) {
      if (first === undefined) continue;
      const seqs = [first, ...others].map(({ seq }) => seq);
      this.#statements.progress.run({ ...progressValues(first.progress), seqs: JSON.stringify(seqs) });
    }
  }

  async #write<Value>(work: (now: number) => Value): Promise<Value> {
    const { lockPatience, clock } = this.#options;
    const value = await inTransaction(this.#database, lockPatience, () => work(clock.now()));
    await this.#log.flush();
    return value;
  }

  #read<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      throw unavailable(error);
    }
  }

  async #inShares(purgeSome: () => { readonly changes: number | bigint }): Promise<number> {
    let total = 0;
    for (;;) {
      const changes = Number(await this.#write(() => purgeSome().changes));
      total += changes;
      if (changes < purgeShare) return total;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
