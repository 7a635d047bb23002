import type { Clock } from "../src/ports/clock.ts";
import type { DeliveryEngine } from "../src/ports/delivery-engine.ts";
import { inboxRules } from "../src/ports/inbox-rules.ts";
import type { Batch, Inbox } from "../src/ports/inbox.ts";
import type { Logger } from "../src/ports/logger.ts";
import type { Settlement } from "../src/ports/settlement.ts";
import type { WorkerMetrics } from "./worker-metrics.ts";

export type LaneService = {
  readonly inbox: Pick<Inbox, "takeBatch" | "renew" | "settle">;
  readonly engine: Pick<DeliveryEngine, "handleBatch">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: WorkerMetrics;
};

const batchSize = 100;

/** Takes one batch of the lane, has it handled, and settles it. Says whether a delivery of it failed. */
export async function serveLane(lane: string, service: LaneService, stop: AbortSignal): Promise<boolean> {
  const batch = await service.inbox.takeBatch(lane, batchSize);
  if (batch === null) return false;
  const answers = await handleWithLease(batch, service, stop);
  const settlements = stop.aborted ? answers : withDeferrals(batch, answers);
  const settled = await service.inbox.settle(batch.lease, settlements);
  if (!settled) {
    service.logger.warn(
      { lane, lease: batch.lease },
      "a batch took so long that it was given to somebody else",
    );
    return false;
  }
  count(batch, settlements, service.metrics);
  return settlements.some(({ outcome }) => outcome === "failed");
}

/** Renews the lease for as long as the engine works, and stops the engine when the lease was lost. */
async function handleWithLease(batch: Batch, service: LaneService, stop: AbortSignal) {
  const handled = new AbortController();
  const lost = new AbortController();
  const renewing = keepLease(batch.lease, service, handled.signal, lost);
  try {
    return await handle(batch, service, AbortSignal.any([stop, lost.signal]));
  } finally {
    handled.abort();
    await renewing;
  }
}

async function handle(
  { lane, deliveries }: Batch,
  { engine, logger, metrics }: LaneService,
  signal: AbortSignal,
): Promise<readonly Settlement[]> {
  const stopTimer = metrics.startBatch();
  try {
    return await engine.handleBatch(lane, deliveries, signal);
  } catch (error) {
    if (signal.aborted) return [];
    logger.error({ error, lane, deliveries: deliveries.map(({ id }) => id) }, "a batch failed as a whole");
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return deliveries.map(({ id }) => ({ id, outcome: "failed", reason }));
  } finally {
    stopTimer();
  }
}

async function keepLease(
  lease: string,
  { inbox, clock, logger }: LaneService,
  handled: AbortSignal,
  lost: AbortController,
): Promise<void> {
  while (!handled.aborted && !lost.signal.aborted) {
    try {
      await clock.sleep(inboxRules.leaseLength / 3, handled);
      if (!(await inbox.renew(lease))) lost.abort(new Error("the lease was lost"));
    } catch (error) {
      if (!handled.aborted) logger.warn({ error, lease }, "a lease could not be renewed");
    }
  }
}

/** What the engine left out waits a little, lest it be taken again and again. A stop gives it back at once instead. */
function withDeferrals({ deliveries }: Batch, answers: readonly Settlement[]): readonly Settlement[] {
  const answered = new Set(answers.map(({ id }) => id));
  const left = deliveries.filter(({ id }) => !answered.has(id));
  return [
    ...answers,
    ...left.map(({ id }) => ({ id, outcome: "deferred" as const, reason: "no answer", until: null })),
  ];
}

function count({ deliveries }: Batch, settlements: readonly Settlement[], metrics: WorkerMetrics): void {
  const outcomes = new Map(settlements.map(({ id, outcome }) => [id, outcome]));
  for (const { id, event } of deliveries) {
    metrics.handled(event, outcomes.get(id) ?? "deferred");
  }
}
