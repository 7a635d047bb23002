import { type Instant, instant } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { blockLength, workingBlocks } from "./working-blocks.ts";

/** Working time `[from, to)`, and the local day on which that stretch of work starts. */
export type WorkingWindow = { readonly day: number; readonly from: Instant; readonly to: Instant };

/**
 * The working time between two instants, sorted and disjoint. An instant is working time exactly when the wall clock of
 * the calendar's zone shows working hours: an hour that is skipped in spring is nobody's, one that is repeated in
 * autumn is worked twice.
 */
export function* workingWindows(calendar: Calendar, from: Instant, to: Instant): Generator<WorkingWindow> {
  const blocks = workingBlocks(calendar);
  if (!blocks.hasHours) return;
  for (let block = Math.floor(from / blockLength); block * blockLength < to; block++) {
    for (const window of blocks.at(block).stretches) {
      if (window.to <= from) continue;
      if (window.from >= to) return;
      const start = instant(Math.max(window.from, from));
      const end = instant(Math.min(window.to, to));
      yield { day: window.day, from: start, to: end };
    }
  }
}
