import { fail, type Result, succeed } from "../result.ts";
import type { Instant } from "../time.ts";
import type { Calendar } from "./calendar.ts";
import { endOfSearch, type NotEnoughWorkingTime } from "./search-limit.ts";
import { workingWindows } from "./working-windows.ts";

/** The instant itself when it is working time, else the start of the next. */
export function nextWorkingInstant(calendar: Calendar, at: Instant): Result<Instant, NotEnoughWorkingTime> {
  const { value: window } = workingWindows(calendar, at, endOfSearch(at)).next();
  return window ? succeed(window.from) : fail({ code: "not-enough-working-time", from: at });
}

/** Work starts with its first millisecond; the instant of its end is free already. */
export function isWorking(calendar: Calendar, at: Instant): boolean {
  const next = nextWorkingInstant(calendar, at);
  return next.ok && next.value === at;
}
