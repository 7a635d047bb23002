import type { Calendar } from "../../src/domain/business-time/calendar.ts";
import type { Instant } from "../../src/domain/time.ts";

/** What working time is by definition, found by other means: the platform's own formatting of the local time. */
export function wallClockShowsWorkingHours(calendar: Calendar, at: Instant): boolean {
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone: calendar.timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(at);
  const [date = "", time = ""] = shown.split(" ");
  const dayBefore = new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return (
    shiftsOf(calendar, date).some(({ from, to }) => from <= time && (time < to || to < from)) ||
    shiftsOf(calendar, dayBefore).some(({ from, to }) => to < from && time < to)
  );
}

function shiftsOf(calendar: Calendar, date: string): readonly { from: string; to: string }[] {
  const isOff = calendar.daysOff.some((off) =>
    typeof off === "string" ? off === date : off.from <= date && date <= off.to,
  );
  if (isOff) return [];
  if (calendar.hours === "round-the-clock") return [{ from: "00:00", to: "24:00" }];
  const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "sunday";
  return calendar.hours[weekday] ?? [];
}
