import { checkpoint, stateVersion } from "../domain/checkpoint.ts";
import { OrganizationState } from "../domain/organization-state.ts";
import type { Ledger } from "../ports/ledger.ts";
import { readEvents } from "./read-events.ts";

export type Comparison =
  /** There is no checkpoint of this version, or the ledger cannot be opened. */
  | { readonly outcome: "nothing-to-compare" }
  | { readonly outcome: "same"; readonly events: number }
  /** Shards that a replay of the same events gives otherwise. */
  | { readonly outcome: "different"; readonly shards: readonly string[] };

/** Whether a replay from the first event gives the checkpoint that readers begin with. */
export async function compareCheckpoint(ledger: Ledger): Promise<Comparison> {
  const opened = await ledger.open(stateVersion);
  const read = await readEvents(ledger);
  if (opened.outcome !== "opened" || opened.checkpoint === null || read.outcome !== "read") {
    return { outcome: "nothing-to-compare" };
  }
  const covered = (opened.events[0]?.seq ?? opened.position.seq + 1) - 1;
  const state = OrganizationState.empty();
  const before = read.events.filter(({ seq }) => seq <= covered);
  for (const { event } of before) state.apply(event);
  const replayed = checkpoint(state);
  const kept = new Map(opened.checkpoint.shards);
  const names = new Set([...replayed.keys(), ...kept.keys()]);
  const shards = [...names].filter((name) => canonical(replayed.get(name)) !== canonical(kept.get(name)));
  return shards.length === 0
    ? { outcome: "same", events: before.length }
    : { outcome: "different", shards: shards.toSorted() };
}

/** The same text for equal JSON values, whatever the order of their properties. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([left], [right]) => (left < right ? -1 : 1)))
        : part,
    ) ?? ""
  );
}
