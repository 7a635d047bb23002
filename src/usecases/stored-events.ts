import { Event } from "../domain/events.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { StoredEvent } from "../ports/stored-event.ts";

/** A stored event as the rules know it. @throws UnknownEventError for one that this version cannot read */
export function eventOf(stored: StoredEvent): Event {
  const read = Event.safeParse(stored);
  if (!read.success) throw new UnknownEventError(stored, { cause: read.error });
  return read.data;
}

/** The ledger holds an event that this version does not understand: a newer version wrote it, or it is broken. */
export class UnknownEventError extends Error {
  override readonly name = "UnknownEventError";
  constructor(stored: StoredEvent, options?: ErrorOptions) {
    super(`event ${stored.seq} of type ${stored.type}, version ${stored.v}, cannot be read`, options);
  }
}

/** What an unknown event means for a home: nothing may be written by this version. */
export function unknownEventProblem({ message }: UnknownEventError): LedgerProblem {
  return {
    code: "newer-reader-required",
    segment: null,
    line: null,
    what: message,
    nextStep: "Upgrade this program; until then nothing is written here.",
  };
}
