import type { Calendar, DayOff, WorkingHours } from "./calendar.ts";
import { weekdays } from "./calendar.ts";
import { dayOf, millisecondsPerDay, weekdayOf } from "./local-day.ts";

/**
 * A stretch of work, and the day on which it starts (counted from 1970-01-01). Here its ends are wall-clock times:
 * milliseconds since 1970-01-01T00:00 of the local time, whatever the zone.
 */
export type Stretch = { readonly day: number; readonly from: number; readonly to: number };

type Shift = { readonly from: number; readonly to: number };
type DayRange = { readonly first: number; readonly last: number };

/** A calendar's hours and days off in numbers, without its time zone. */
export type WorkingPattern = {
  readonly shiftsByWeekday: readonly (readonly Shift[])[];
  readonly daysOff: readonly DayRange[];
};

const wholeDay: Shift = { from: 0, to: millisecondsPerDay };

export function workingPatternOf(calendar: Calendar): WorkingPattern {
  const { hours } = calendar;
  return {
    shiftsByWeekday: weekdays.map((weekday) =>
      hours === "round-the-clock" ? [wholeDay] : (hours[weekday] ?? []).map((stretch) => shiftOf(stretch)),
    ),
    daysOff: calendar.daysOff.map((dayOff) => dayRangeOf(dayOff)),
  };
}

/** False when there are no hours on any weekday, so that looking for some would not end. */
export function hasHours(pattern: WorkingPattern): boolean {
  return pattern.shiftsByWeekday.some((shifts) => shifts.length > 0);
}

/** The stretches of work in `[from, to)` of local time, sorted and disjoint, each with the day on which it starts. */
export function stretchesBetween(pattern: WorkingPattern, from: number, to: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const dayBefore = Math.floor(from / millisecondsPerDay) - 1;
  for (let day = dayBefore; day * millisecondsPerDay < to; day++) {
    if (isDayOff(pattern, day)) continue;
    const midnight = day * millisecondsPerDay;
    for (const shift of pattern.shiftsByWeekday[weekdayOf(day)] ?? []) {
      stretches.push({ day, from: midnight + shift.from, to: midnight + shift.to });
    }
  }
  return withoutOverlap(
    stretches.sort((first, second) => first.from - second.from),
    from,
    to,
  );
}

function withoutOverlap(sorted: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  const disjoint: Stretch[] = [];
  let free = from;
  for (const stretch of sorted) {
    const start = Math.max(stretch.from, free);
    const end = Math.min(stretch.to, to);
    if (start >= end) continue;
    disjoint.push({ day: stretch.day, from: start, to: end });
    free = end;
  }
  return disjoint;
}

function isDayOff(pattern: WorkingPattern, day: number): boolean {
  return pattern.daysOff.some((range) => range.first <= day && day <= range.last);
}

function shiftOf(stretch: WorkingHours): Shift {
  const from = millisecondsOfDay(stretch.from);
  const to = millisecondsOfDay(stretch.to);
  return { from, to: to > from ? to : to + millisecondsPerDay };
}

function dayRangeOf(dayOff: DayOff): DayRange {
  if (typeof dayOff !== "string") return { first: dayOf(dayOff.from), last: dayOf(dayOff.to) };
  const day = dayOf(dayOff);
  return { first: day, last: day };
}

function millisecondsOfDay(time: string): number {
  const [hour, minute] = time.split(":").map(Number);
  return ((hour ?? 0) * 60 + (minute ?? 0)) * 60_000;
}
