import type { EventDraft, StoredEvent } from "../../ports/stored-event.ts";
import type { Ledger, LedgerPosition } from "../../ports/ledger.ts";

const nowhere = "0".repeat(40);

/** Reads the ledger as it is; what is appended is numbered and given back, and stored nowhere. */
export function rehearsedLedger(ledger: Ledger): Ledger {
  return {
    ...ledger,

    async create(genesis) {
      const begun = { head: nowhere, segment: 0, seq: 0, hash: nowhere };
      return { outcome: "created", ...numbered([genesis], begun) };
    },

    async append({ drafts }, position) {
      return { outcome: "appended", ...numbered(drafts, position) };
    },

    async quarantine(_problems, _at, position) {
      return { outcome: "appended", position, events: [] };
    },

    async writeCheckpoint(_checkpoint, position) {
      return { outcome: "written", position };
    },

    async replaceMembers(_members, position) {
      return { outcome: "written", position };
    },
  };
}

function numbered(
  drafts: readonly EventDraft[],
  position: LedgerPosition,
): { readonly events: readonly StoredEvent[]; readonly position: LedgerPosition } {
  const events = drafts.map((draft, index): StoredEvent => ({ ...draft, seq: position.seq + index + 1 }));
  const next = { ...position, segment: position.segment + 1, seq: position.seq + drafts.length };
  return { events, position: next };
}
