import type { TimelineEvent } from "../../state/timeline.ts";

type Label = { readonly name: string; readonly color: string };

type LabelChange = {
  readonly kind: "labels";
  readonly actorId: number;
  readonly at: string;
  readonly added: readonly Label[];
  readonly removed: readonly Label[];
};

type Entry = { readonly kind: "event"; readonly event: TimelineEvent } | LabelChange;

const together = 60_000;

/** Labels that one account changed within a minute, each of them once, with nothing in between, are told in one line. */
export function foldLabelChanges(events: readonly TimelineEvent[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const event of events) {
    const change = changeOf(event);
    const last = entries.at(-1);
    if (change === null) entries.push({ kind: "event", event });
    else if (last?.kind === "labels" && isSameAct(last, change)) entries.splice(-1, 1, join(last, change));
    else entries.push(change);
  }
  return entries;
}

function changeOf({ actorId, createdAt, detail }: TimelineEvent): LabelChange | null {
  if (detail.kind !== "labeled" && detail.kind !== "unlabeled") return null;
  const isAdded = detail.kind === "labeled";
  return {
    kind: "labels",
    actorId,
    at: createdAt,
    added: isAdded ? [detail.label] : [],
    removed: isAdded ? [] : [detail.label],
  };
}

function isSameAct(one: LabelChange, next: LabelChange): boolean {
  const isSoon = Date.parse(next.at) - Date.parse(one.at) <= together;
  const changed = new Set([...one.added, ...one.removed].map(({ name }) => name));
  const isAgain = [...next.added, ...next.removed].some(({ name }) => changed.has(name));
  return one.actorId === next.actorId && isSoon && !isAgain;
}

function join(one: LabelChange, next: LabelChange): LabelChange {
  return { ...one, added: [...one.added, ...next.added], removed: [...one.removed, ...next.removed] };
}
