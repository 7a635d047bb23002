import type { DeliveryProgress, TakenProgress, WaitingProgress } from "../../ports/inbox-rules.ts";
import type { BuriedDelivery, Delivery } from "../../ports/inbox.ts";

/** A delivery as the inbox in memory holds it. */
export type InboxEntry = {
  /** Its place in the order in which deliveries were put. */
  readonly place: number;
  readonly delivery: Omit<Delivery, "body">;
  /** Null once it was purged. */
  body: string | null;
  progress: DeliveryProgress;
};

type EntryIn<Progress> = InboxEntry & { readonly progress: Progress };

export function isWaiting(entry: InboxEntry): entry is EntryIn<WaitingProgress> {
  return entry.progress.state === "waiting";
}

export function isTaken(entry: InboxEntry): entry is EntryIn<TakenProgress> {
  return entry.progress.state === "taken";
}

/** It waits for time to pass. */
export function isDelayed(entry: InboxEntry, now: number): boolean {
  return entry.progress.state === "waiting" && entry.progress.notBefore > now;
}

/** Nothing when the entry is no dead letter. */
export function deadLetter({ delivery, progress }: InboxEntry): BuriedDelivery | null {
  if (progress.state !== "buried") return null;
  const { failures, reason, settledAt, told } = progress;
  return { ...delivery, attempts: failures, reason, buriedAt: settledAt, told };
}
