import type { Event } from "../domain/events.ts";

/** More than a batch makes; what is older was shown, or is named by a delivery that waits. */
const mostOwed = 200;

/** Of events that people may not see yet, those whose views are brought in line with the next batch. */
export function latestOwed(events: readonly Event[]): readonly Event[] {
  return events.slice(-mostOwed);
}
