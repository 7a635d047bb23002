import { describe, expect, test } from "vitest";
import { formatInstant } from "../time.ts";
import { Calendar } from "./calendar.ts";
import { instantOfLocalTime } from "./instant-of-local-time.ts";
import { dateOf, dayOf, LocalDate, weekdayOf } from "./local-day.ts";
import { TimeZone } from "./time-zone.ts";

describe("a calendar", () => {
  test("survives being stored as JSON", () => {
    const calendar = Calendar.parse({
      timeZone: "Europe/Paris",
      hours: { friday: [{ from: "22:00", to: "24:00" }] },
      daysOff: ["2026-02-03", { from: "2026-02-03", to: "2026-02-03" }],
    });
    expect(Calendar.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });

  test.each([
    ["a zone that is unknown", { timeZone: "Mars/Olympus" }],
    ["a weekday that is unknown", { hours: { lundi: [] } }],
    ["an hour that does not exist", { hours: { monday: [{ from: "09:00", to: "24:30" }] } }],
    ["a stretch without length", { hours: { monday: [{ from: "09:00", to: "09:00" }] } }],
    ["a stretch that starts when the day is over", { hours: { monday: [{ from: "24:00", to: "09:00" }] } }],
    ["a date that does not exist", { daysOff: ["2026-02-29"] }],
    ["a range that ends before it starts", { daysOff: [{ from: "2026-02-03", to: "2026-02-02" }] }],
    ["a key that is unknown", { holidays: [] }],
  ])("does not parse with %s", (_, part) => {
    expect(Calendar.safeParse({ timeZone: "UTC", hours: {}, ...part }).success).toBe(false);
  });
});

describe("a local day", () => {
  test.each([
    ["1970-01-01", 0, 3],
    ["1969-12-31", -1, 2],
    ["2024-02-29", 19_782, 3],
    ["2026-02-02", 20_486, 0],
  ])("%s is day %d", (date, day, weekday) => {
    expect(dayOf(LocalDate.parse(date))).toBe(day);
    expect(dateOf(day)).toBe(date);
    expect(weekdayOf(day)).toBe(weekday);
  });
});

describe("a local time", () => {
  test.each([
    ["2026-02-03", "14:00", "2026-02-03T13:00:00.000Z"],
    ["2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
  ])("%s %s in Paris is %s", (date, time, expected) => {
    const when = instantOfLocalTime(TimeZone.parse("Europe/Paris"), LocalDate.parse(date), time);
    expect(formatInstant(when)).toBe(expected);
  });
});
