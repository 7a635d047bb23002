import { fail, type Result, succeed } from "../result.ts";
import { type Duration, type Instant, milliseconds } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { dateOf, type LocalDate } from "./local-day.ts";
import { endOfSearch, type NotEnoughWorkingTime } from "./search-limit.ts";
import { type WorkingWindow, workingWindows } from "./working-windows.ts";

/** What is left of a day's work: its date, its stretches `[from, to)`, and their sum. */
export type WorkingDay = {
  readonly date: LocalDate;
  readonly stretches: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly working: Duration;
};

/**
 * The next `count` days with working time after `from`, in order. The first may be the current day, with what is left
 * of it. A night shift belongs to the day on which it starts.
 */
export function nextWorkingDays(
  calendar: Calendar,
  from: Instant,
  count: number,
): Result<readonly WorkingDay[], NotEnoughWorkingTime> {
  if (count <= 0) return succeed([]);
  const windowsByDay = new Map<number, WorkingWindow[]>();
  for (const window of workingWindows(calendar, from, endOfSearch(from))) {
    const windows = windowsByDay.get(window.day);
    if (windows !== undefined) windows.push(window);
    else if (windowsByDay.size < count) windowsByDay.set(window.day, [window]);
    else return succeed([...windowsByDay].map(([day, windows]) => workingDayOf(day, windows)));
  }
  return fail({ code: "not-enough-working-time", from });
}

function workingDayOf(day: number, windows: readonly WorkingWindow[]): WorkingDay {
  return {
    date: dateOf(day),
    stretches: windows.map(({ from, to }) => ({ from, to })),
    working: milliseconds(windows.reduce((sum, window) => sum + (window.to - window.from), 0)),
  };
}
