import { fail, type Result, succeed } from "../result.ts";
import { type Duration, type Instant, instant } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { endOfSearch, type NotEnoughWorkingTime } from "./search-limit.ts";
import { blockLength, workingBlocks } from "./working-blocks.ts";
import type { Stretch } from "./working-pattern.ts";

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
  const blocks = workingBlocks(calendar);
  const end = blocks.hasHours ? endOfSearch(from) : from;
  let left: number = amount;
  for (let number = Math.floor(from / blockLength); number * blockLength < end; number++) {
    const block = blocks.at(number);
    // The first block is begun somewhere within; of later ones only the last is looked at stretch by stretch.
    if (number * blockLength >= from && left > block.working) {
      left -= block.working;
      continue;
    }
    const { stretches } = block;
    for (let next = firstEndingAfter(stretches, from); next < stretches.length; next += 1) {
      const stretch = stretches[next];
      if (stretch === undefined) break;
      const start = stretch.from > from ? stretch.from : from;
      const available = stretch.to - start;
      if (left <= available) return reached(start + left, from, end);
      left -= available;
    }
  }
  return fail({ code: "not-enough-working-time", from });
}

/** Where the first stretch stands that ends after an instant; their number when none does. */
function firstEndingAfter(stretches: readonly Stretch[], at: Instant): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.to ?? at) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function reached(at: number, from: Instant, end: Instant): Result<Instant, NotEnoughWorkingTime> {
  return at <= end ? succeed(instant(at)) : fail({ code: "not-enough-working-time", from });
}
