import { type Instant, instant, lastInstant } from "../time.ts";
import { millisecondsPerDay } from "./local-day.ts";

/** The calendar has no working time, or less than was asked for in the ten years after `from`. */
export type NotEnoughWorkingTime = { readonly code: "not-enough-working-time"; readonly from: Instant };

const tenYears = 3_653 * millisecondsPerDay;

/** A day before the last instant, so that each local date on the way has a year of four digits in every zone. */
const lastSearched = lastInstant - millisecondsPerDay;

/** Where the search for working time after `from` is given up. */
export function endOfSearch(from: Instant): Instant {
  return instant(Math.min(from + tenYears, lastSearched));
}
