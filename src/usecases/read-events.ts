import type { Event } from "../domain/events.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { Ledger } from "../ports/ledger.ts";
import { noStateVersion } from "./open-ledger.ts";
import { UnknownEventError, eventOf, unknownEventProblem } from "./stored-events.ts";

export type RecordedEvent = { readonly seq: number; readonly event: Event };

export type EventsReading =
  | { readonly outcome: "read"; readonly events: readonly RecordedEvent[] }
  | { readonly outcome: "absent" }
  | { readonly outcome: "halted"; readonly problem: LedgerProblem };

/** Everything that happened, since the first event. Segments that are broken have none. */
export async function readEvents(ledger: Ledger): Promise<EventsReading> {
  const opened = await ledger.open(noStateVersion);
  switch (opened.outcome) {
    case "opened":
      try {
        return {
          outcome: "read",
          events: opened.events.map((stored) => ({ seq: stored.seq, event: eventOf(stored) })),
        };
      } catch (error) {
        if (!(error instanceof UnknownEventError)) throw error;
        return { outcome: "halted", problem: unknownEventProblem(error) };
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
