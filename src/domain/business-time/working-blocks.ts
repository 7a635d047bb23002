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

/** Four weeks of a calendar: its stretches of working time as instants, sorted and disjoint, and their sum. */
export type WorkingBlock = { readonly stretches: readonly Stretch[]; readonly working: number };

/** Blocks are computed once and kept: two zone look-ups for each instead of two a day. */
export const blockLength = 28 * millisecondsPerDay;
const blocksKept = 256;

/** The blocks of one calendar, counted from 1970-01-01. */
export type WorkingBlocks = {
  readonly hasHours: boolean;
  readonly at: (number: number) => WorkingBlock;
};

const known = new WeakMap<Calendar, WorkingBlocks>();

export function workingBlocks(calendar: Calendar): WorkingBlocks {
  const before = known.get(calendar);
  if (before !== undefined) return before;
  const fresh = newBlocks(calendar);
  known.set(calendar, fresh);
  return fresh;
}

function newBlocks(calendar: Calendar): WorkingBlocks {
  const pattern = workingPatternOf(calendar);
  const blocks = new Map<number, WorkingBlock>();
  return {
    hasHours: hasHours(pattern),
    at: (number) => {
      const kept = blocks.get(number);
      if (kept !== undefined) return kept;
      const block = blockOf(calendar, pattern, number);
      if (blocks.size >= blocksKept) blocks.clear();
      blocks.set(number, block);
      return block;
    },
  };
}

function blockOf(calendar: Calendar, pattern: WorkingPattern, number: number): WorkingBlock {
  const from = number * blockLength;
  const stretches = offsetSpans(calendar.timeZone, from, from + blockLength).flatMap((span) =>
    stretchesBetween(pattern, span.from + span.offset, span.to + span.offset).map((stretch) => ({
      day: stretch.day,
      from: stretch.from - span.offset,
      to: stretch.to - span.offset,
    })),
  );
  return { stretches, working: stretches.reduce((sum, stretch) => sum + (stretch.to - stretch.from), 0) };
}
