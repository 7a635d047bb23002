import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "../time.ts";
import type { LocalDate } from "./local-day.ts";
import type { TimeZone } from "./time-zone.ts";

/**
 * When the clocks of a zone show a date and time. A time that they skip in spring is taken as if they had not yet been
 * put forward, one that they show twice in autumn is its first.
 * @param time `HH:mm`, from `00:00` to `23:59`
 */
export function instantOfLocalTime(timeZone: TimeZone, date: LocalDate, time: string): Instant {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  return instant(local.toZonedDateTime(timeZone).epochMilliseconds);
}
