import type { OrganizationState } from "../domain/organization-state.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { Ledger, LedgerPosition } from "../ports/ledger.ts";
import { openLedger } from "./open-ledger.ts";
import { UnknownEventError, eventOf, unknownEventProblem } from "./stored-events.ts";

/** A ledger's state for somebody who only reads. */
export type StateReading =
  | {
      readonly outcome: "read";
      readonly state: OrganizationState;
      readonly position: LedgerPosition;
      /** Damage that is not on record yet. */
      readonly problems: readonly LedgerProblem[];
    }
  | { readonly outcome: "absent" }
  | { readonly outcome: "halted"; readonly problem: LedgerProblem };

/** The newest checkpoint and what follows it, folded. Writes nothing, a quarantine neither. */
export async function readState(ledger: Ledger): Promise<StateReading> {
  const opened = await openLedger(ledger);
  switch (opened.outcome) {
    case "opened": {
      const { state, events, position, problems } = opened;
      try {
        for (const event of events.map(eventOf)) state.apply(event);
      } catch (error) {
        if (!(error instanceof UnknownEventError)) throw error;
        return { outcome: "halted", problem: unknownEventProblem(error) };
      }
      return { outcome: "read", state, position, problems };
    }
    case "absent":
      return opened;
    case "read-only":
    case "tampered":
      return { outcome: "halted", problem: opened.problem };
    default:
      return opened satisfies never;
  }
}
