// The smallest fold that notices a lost, doubled or reordered event.
import { canonicalJson, sha256 } from "../../src/adapters/branch-ledger/canonical-json.ts";
import type { Checkpoint, OpenOutcome } from "../../src/ports/ledger.ts";
import type { StoredEvent } from "../../src/ports/stored-event.ts";
import { STATE_VERSION } from "./ledger-fixture.ts";

export type ToyState = { readonly count: number; readonly digest: string };

export const EMPTY: ToyState = { count: 0, digest: "" };

export function fold(state: ToyState, events: readonly StoredEvent[]): ToyState {
  return events.reduce(
    ({ count, digest }, event) => ({ count: count + 1, digest: sha256(digest + canonicalJson(event)) }),
    state,
  );
}

export function toCheckpoint({ count, digest }: ToyState, stateVersion = STATE_VERSION): Checkpoint {
  return {
    stateVersion,
    shards: new Map<string, unknown>([
      ["count", count],
      ["digest", digest],
    ]),
  };
}

/** The state that a cold start comes to. */
export function foldOpened(opened: OpenOutcome): ToyState {
  if (opened.outcome !== "opened") throw new Error(`expected opened, got ${JSON.stringify(opened)}`);
  if (opened.checkpoint === null) return fold(EMPTY, opened.events);
  const shards = new Map(opened.checkpoint.shards);
  return fold({ count: Number(shards.get("count")), digest: String(shards.get("digest")) }, opened.events);
}
