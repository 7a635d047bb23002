import type { StoredEvent } from "../ports/stored-event.ts";
import type { Home } from "./home.ts";
import { eventOf } from "./stored-events.ts";

/**
 * Applies what the ledger holds to the committed state: all of it, or nothing.
 * @throws UnknownEventError for an event that this version cannot read
 */
export function fold(
  home: Pick<Home, "state"> & { sinceCheckpoint: number },
  stored: readonly StoredEvent[],
): void {
  const events = stored.map(eventOf);
  for (const event of events) home.state.apply(event);
  home.sinceCheckpoint += stored.length;
}
