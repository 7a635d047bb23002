import { type Duration, type Instant, milliseconds } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { workingWindows } from "./working-windows.ts";

/** Working time from one instant to another, zero when `to` is not after `from`. Takes longer the more days lie between. */
export function businessTimeBetween(calendar: Calendar, from: Instant, to: Instant): Duration {
  let worked = 0;
  for (const window of workingWindows(calendar, from, to)) worked += window.to - window.from;
  return milliseconds(worked);
}
