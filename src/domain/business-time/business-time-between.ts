import { type Duration, type Instant, milliseconds } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { blockLength, workingBlocks } from "./working-blocks.ts";

/** Working time from one instant to another, zero when `to` is not after `from`. */
export function businessTimeBetween(calendar: Calendar, from: Instant, to: Instant): Duration {
  const blocks = workingBlocks(calendar);
  if (!blocks.hasHours) return milliseconds(0);
  let worked = 0;
  for (let number = Math.floor(from / blockLength); number * blockLength < to; number++) {
    const start = number * blockLength;
    const { stretches, working } = blocks.at(number);
    if (start >= from && start + blockLength <= to) worked += working;
    else for (const stretch of stretches) worked += overlap(stretch.from, stretch.to, from, to);
  }
  return milliseconds(worked);
}

function overlap(start: number, end: number, from: number, to: number): number {
  return Math.max(0, Math.min(end, to) - Math.max(start, from));
}
