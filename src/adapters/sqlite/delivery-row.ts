import type { SQLInputValue } from "node:sqlite";
import * as z from "zod";

import type { DeliveryProgress, TakenProgress, WaitingProgress } from "../../ports/inbox-rules.ts";
import type { BuriedDelivery, Delivery, ParkedDelivery, TakenDelivery } from "../../ports/inbox.ts";

const receipt = {
  id: z.string(),
  event: z.string(),
  action: z.string().nullable(),
  lane: z.string(),
  entity: z.string(),
  repository: z.string().nullable(),
  receivedAt: z.number(),
};

export const receiptColumns =
  "id, event, action, lane, entity, repository, received_at as receivedAt" as const;

const CandidateRow = z.object({ seq: z.number(), failures: z.number(), losses: z.number() });

export function parseCandidate(row: unknown): WaitingProgress & { readonly seq: number } {
  return { state: "waiting", notBefore: 0, ...CandidateRow.parse(row) };
}

const LeasedRow = z.object({ ...receipt, failures: z.number(), body: z.string() });

export function parseLeased(row: unknown): TakenDelivery {
  const { failures, ...delivery } = LeasedRow.parse(row);
  return { ...delivery, attempt: failures + 1 };
}

const TakenRow = z.object({
  seq: z.number(),
  id: z.string(),
  failures: z.number(),
  losses: z.number(),
  lease: z.string(),
  holder: z.string(),
  leaseEnds: z.number(),
});

export function parseTaken(row: unknown): {
  readonly seq: number;
  readonly id: string;
  readonly progress: TakenProgress;
} {
  const { seq, id, ...progress } = TakenRow.parse(row);
  return { seq, id, progress: { state: "taken", ...progress } };
}

const ParkedRow = z.object({ ...receipt, behind: z.string() });

export function parseParked(row: unknown): ParkedDelivery {
  return ParkedRow.parse(row);
}

const BuriedRow = z.object({
  ...receipt,
  attempts: z.number(),
  reason: z.string(),
  buriedAt: z.number(),
  told: z.literal([0, 1]).transform((flag) => flag === 1),
});

export function parseBuried(row: unknown): BuriedDelivery {
  return BuriedRow.parse(row);
}

export function receiptValues(delivery: Delivery): Record<string, SQLInputValue> {
  const { id, event, action, lane, entity, repository, receivedAt } = delivery;
  return { id, event, action, lane, entity, repository, receivedAt };
}

/** Every column that progress owns, so that none keeps the value of a state before. */
export function progressValues(progress: DeliveryProgress): Record<string, SQLInputValue> {
  const unset = {
    failures: 0,
    losses: 0,
    notBefore: 0,
    lease: null,
    holder: null,
    leaseEnds: null,
    settledAt: null,
    reason: null,
    told: 0,
  };
  if (progress.state !== "buried") return { ...unset, ...progress };
  return { ...unset, ...progress, told: progress.told ? 1 : 0 };
}
