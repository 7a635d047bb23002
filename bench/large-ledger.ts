// A ledger of 10,000 tasks and 100,000 events, as a checkpoint, volumes and what came after the checkpoint.
import { createBranchLedger } from "../src/adapters/branch-ledger/branch-ledger.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import { checkpoint, stateVersion } from "../src/domain/checkpoint.ts";
import type { Event } from "../src/domain/events.ts";
import type { Branch } from "../src/ports/branch.ts";
import type { Ledger, LedgerPosition } from "../src/ports/ledger.ts";
import { BusyOrganization, repository } from "./busy-organization.ts";

const tasks = 10_000;
const events = 100_000;
const eventsPerSegment = 100;
/** Reading on after the checkpoint is part of opening. */
const segmentsAfterCheckpoint = 5;
const segmentsBetweenCheckpoints = 100;

export function ledgerOn(branch: Branch): Ledger {
  return createBranchLedger(branch, {
    clock: systemClock,
    writer: "bench",
    readerVersion: 1,
    requires: 1,
    acceptGenesis: (genesis) => genesis["home"] === repository,
  });
}

/** Fills an empty branch; yields the organisation as it is at the end. */
export async function fillLedger(branch: Branch): Promise<BusyOrganization> {
  const organization = new BusyOrganization();
  const log = new Log(ledgerOn(branch));
  await log.begin(organization.begin());
  for (let number = 1; number <= tasks; number += 1) {
    await log.write(organization.carryOut(organization.open(number)));
  }
  const last = events - segmentsAfterCheckpoint * eventsPerSegment;
  let turn = 0;
  let number = 0;
  const work = async (goal: number): Promise<void> => {
    for (; log.length < goal; number += 1) {
      if (number === tasks) [number, turn] = [0, turn + 1];
      await log.write(organization.carryOut(organization.next(number + 1, turn)));
    }
    await log.flush();
  };
  await work(last);
  await log.keepCheckpoint(checkpoint(organization.state));
  await work(events);
  return organization;
}

class Log {
  readonly #ledger: Ledger;
  #position: LedgerPosition | null = null;
  #waiting: Event[] = [];
  #segments = 0;
  length = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  async begin([genesis, ...more]: readonly Event[]): Promise<void> {
    if (genesis === undefined) throw new Error("no first event");
    const created = await this.#ledger.create({ v: 1, ...genesis });
    if (created.outcome !== "created") throw new Error(created.outcome);
    this.#position = created.position;
    await this.write(more);
  }

  async write(more: readonly Event[]): Promise<void> {
    this.#waiting.push(...more);
    this.length += more.length;
    if (this.#waiting.length >= eventsPerSegment) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const drafts = this.#waiting.map((event) => ({ v: 1, ...event }));
    this.#waiting = [];
    const outcome = await this.#ledger.append({ subject: "bench", drafts }, this.#reached());
    if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
    this.#position = outcome.position;
    this.#segments += 1;
    // Of the checkpoints in between only the archiving of segments matters here.
    if (this.#segments % segmentsBetweenCheckpoints === 0) await this.keepCheckpoint(new Map());
  }

  async keepCheckpoint(shards: ReadonlyMap<string, unknown>): Promise<void> {
    const written = await this.#ledger.writeCheckpoint({ stateVersion, shards }, this.#reached());
    if (written.outcome !== "written") throw new Error(JSON.stringify(written));
    this.#position = written.position;
  }

  #reached(): LedgerPosition {
    if (this.#position === null) throw new Error("not begun");
    return this.#position;
  }
}
