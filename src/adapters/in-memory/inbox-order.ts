import type { WaitingProgress } from "../../ports/inbox-rules.ts";
import type { ParkedDelivery } from "../../ports/inbox.ts";
import { isDelayed, isTaken, isWaiting } from "./inbox-entry.ts";
import type { InboxEntry } from "./inbox-entry.ts";

type WaitingEntry = InboxEntry & { readonly progress: WaitingProgress };

/** What may run now: due, and with nothing of its entity before it that is taken or delayed. */
export function runnable(entries: readonly InboxEntry[], now: number): readonly WaitingEntry[] {
  const first = firstOfEachEntity(entries.filter((entry) => isTaken(entry) || isDelayed(entry, now)));
  return entries.filter(isWaiting).filter((entry) => {
    const obstacle = first.get(entityOf(entry));
    return !isDelayed(entry, now) && (obstacle === undefined || entry.place < obstacle.place);
  });
}

/** What waits behind a delayed delivery of its entity. */
export function parked(entries: readonly InboxEntry[], now: number): readonly ParkedDelivery[] {
  const first = firstOfEachEntity(entries.filter((entry) => isDelayed(entry, now)));
  return entries.filter(isWaiting).flatMap((entry) => {
    const obstacle = first.get(entityOf(entry));
    if (obstacle === undefined || entry.place <= obstacle.place) return [];
    return [{ ...entry.delivery, behind: obstacle.delivery.id }];
  });
}

/** The first of each repository, then the second of each, and so on; within a turn as they came. */
export function inTurns<Entry extends InboxEntry>(entries: readonly Entry[]): readonly Entry[] {
  const turns: Entry[][] = [];
  const turnsTaken = new Map<string | null, number>();
  for (const entry of entries) {
    const turn = turnsTaken.get(entry.delivery.repository) ?? 0;
    turnsTaken.set(entry.delivery.repository, turn + 1);
    (turns[turn] ??= []).push(entry);
  }
  return turns.flat();
}

function firstOfEachEntity(entries: readonly InboxEntry[]): ReadonlyMap<string, InboxEntry> {
  const first = new Map<string, InboxEntry>();
  for (const entry of entries) {
    if (!first.has(entityOf(entry))) first.set(entityOf(entry), entry);
  }
  return first;
}

function entityOf({ delivery }: InboxEntry): string {
  return JSON.stringify([delivery.lane, delivery.entity]);
}
