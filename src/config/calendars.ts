import { Calendar, DayOff, type WorkingHours, weekdays } from "../domain/business-time/calendar.ts";
import { TimeZone } from "../domain/business-time/time-zone.ts";
import type { CalendarEntry } from "./file/calendar.ts";
import type { KeyPath } from "./problem.ts";
import type { Report } from "./report.ts";

/**
 * A calendar as it is written, completed by another one for what it does not say. Null when it cannot be
 * used; why is reported.
 */
export function readCalendar(
  entry: CalendarEntry,
  path: KeyPath,
  base: Calendar,
  report: Report,
): Calendar | null {
  const timeZone =
    entry["time-zone"] === undefined ? base.timeZone : readTimeZone(entry["time-zone"], path, report);
  const hours = entry.hours === undefined ? base.hours : readHours(entry.hours);
  const daysOff =
    entry["days-off"] === undefined ? base.daysOff : readDaysOff(entry["days-off"], path, report);
  if (timeZone === null || daysOff === null) return null;
  return Calendar.parse({ timeZone, hours, daysOff });
}

function readTimeZone(name: string, path: KeyPath, report: Report): TimeZone | null {
  const zone = TimeZone.safeParse(name);
  if (zone.success) return zone.data;
  report.add({
    path: [...path, "time-zone"],
    code: "unknown-time-zone",
    message: `There is no time zone “${name}”.`,
    hint: "Time zones are written as Europe/Berlin or UTC.",
  });
  return null;
}

type Hours = NonNullable<CalendarEntry["hours"]>;

function readHours(hours: Hours): Calendar["hours"] {
  if (hours === "round-the-clock") return hours;
  const week = new Map<(typeof weekdays)[number], WorkingHours[]>();
  for (const [days, spans] of Object.entries(hours)) {
    for (const day of daysIn(days)) {
      week.set(day, [...(week.get(day) ?? []), ...[spans].flat().map(readSpan)]);
    }
  }
  return Object.fromEntries(week);
}

/** `fri-mon` goes over the weekend. */
function daysIn(days: string): readonly (typeof weekdays)[number][] {
  const [first, last = first] = days.split("-");
  const from = weekdays.findIndex((day) => day.slice(0, 3) === first);
  const to = weekdays.findIndex((day) => day.slice(0, 3) === last);
  const length = ((to - from + weekdays.length) % weekdays.length) + 1;
  return [...weekdays, ...weekdays].slice(from, from + length);
}

function readSpan(span: string): WorkingHours {
  const [from = "", to = ""] = span.split("-");
  return { from: from.padStart(5, "0"), to: to.padStart(5, "0") };
}

function readDaysOff(days: readonly string[], path: KeyPath, report: Report): readonly DayOff[] | null {
  const read = days.map((text, index) => {
    const [from = "", to] = text.split("..");
    const day = DayOff.safeParse(to === undefined ? from : { from, to });
    if (day.success) return day.data;
    report.add({
      path: [...path, "days-off", index],
      code: "invalid-value",
      message: `“${text}” names no day of the calendar, or ends before it begins.`,
    });
    return null;
  });
  return read.every((day) => day !== null) ? read : null;
}
