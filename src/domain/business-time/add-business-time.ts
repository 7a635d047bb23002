import { fail, type Result, succeed } from "../result.ts";
import { addTime, type Duration, type Instant, milliseconds, timeBetween } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { endOfSearch, type NotEnoughWorkingTime } from "./search-limit.ts";
import { workingWindows } from "./working-windows.ts";

/**
 * The earliest instant by which `amount` of working time has passed since `from`: a deadline. What is used up with the
 * last minute of a day is due at the end of that day, not on the next morning; no amount at all is due at `from`.
 */
export function addBusinessTime(
  calendar: Calendar,
  from: Instant,
  amount: Duration,
): Result<Instant, NotEnoughWorkingTime> {
  if (amount === 0) return succeed(from);
  let left = amount;
  for (const window of workingWindows(calendar, from, endOfSearch(from))) {
    const available = timeBetween(window.from, window.to);
    if (left <= available) return succeed(addTime(window.from, left));
    left = milliseconds(left - available);
  }
  return fail({ code: "not-enough-working-time", from });
}
