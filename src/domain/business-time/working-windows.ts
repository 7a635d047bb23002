import { type Instant, instant } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { millisecondsPerDay } from "./local-day.ts";
import { offsetSpans } from "./time-zone.ts";
import {
  hasHours,
  type Stretch,
  stretchesBetween,
  type WorkingPattern,
  workingPatternOf,
} from "./working-pattern.ts";

/** Working time `[from, to)`, and the local day on which that stretch of work starts. */
export type WorkingWindow = { readonly day: number; readonly from: Instant; readonly to: Instant };

/** Windows are computed and kept for four weeks at a time: two zone look-ups instead of two a day. */
const blockLength = 28 * millisecondsPerDay;
const blocksKept = 256;

type KnownCalendar = {
  readonly pattern: WorkingPattern;
  readonly blocks: Map<number, readonly Stretch[]>;
};

const known = new WeakMap<Calendar, KnownCalendar>();

/**
 * The working time between two instants, sorted and disjoint. An instant is working time exactly when the wall clock of
 * the calendar's zone shows working hours: an hour that is skipped in spring is nobody's, one that is repeated in
 * autumn is worked twice.
 */
export function* workingWindows(calendar: Calendar, from: Instant, to: Instant): Generator<WorkingWindow> {
  const { pattern, blocks } = knownCalendar(calendar);
  if (!hasHours(pattern)) return;
  for (let block = Math.floor(from / blockLength); block * blockLength < to; block++) {
    for (const window of blockOf(calendar, pattern, blocks, block)) {
      if (window.to <= from) continue;
      if (window.from >= to) return;
      const start = instant(Math.max(window.from, from));
      const end = instant(Math.min(window.to, to));
      yield { day: window.day, from: start, to: end };
    }
  }
}

function blockOf(
  calendar: Calendar,
  pattern: WorkingPattern,
  blocks: Map<number, readonly Stretch[]>,
  block: number,
): readonly Stretch[] {
  const kept = blocks.get(block);
  if (kept !== undefined) return kept;
  const windows = offsetSpans(calendar.timeZone, block * blockLength, (block + 1) * blockLength).flatMap(
    (span) =>
      stretchesBetween(pattern, span.from + span.offset, span.to + span.offset).map((stretch) => ({
        day: stretch.day,
        from: stretch.from - span.offset,
        to: stretch.to - span.offset,
      })),
  );
  if (blocks.size >= blocksKept) blocks.clear();
  blocks.set(block, windows);
  return windows;
}

function knownCalendar(calendar: Calendar): KnownCalendar {
  const before = known.get(calendar);
  if (before !== undefined) return before;
  const fresh = { pattern: workingPatternOf(calendar), blocks: new Map<number, readonly Stretch[]>() };
  known.set(calendar, fresh);
  return fresh;
}
