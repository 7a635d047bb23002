import { describe, expect, test } from "vitest";
import { at, officeCalendar } from "../../../test/support/calendars.ts";
import { hours } from "../time.ts";
import { Calendar } from "./calendar.ts";
import { nextWorkingDays } from "./next-working-days.ts";

const office = officeCalendar("Asia/Tokyo", ["2026-02-11"]);

function dates(calendar: Calendar, from: string, count: number): readonly (readonly [string, number])[] {
  const days = nextWorkingDays(calendar, at(from), count);
  return days.ok ? days.value.map(({ date, working }) => [date, working / hours(1)]) : [];
}

describe("the next working days", () => {
  test("begin with what is left of today and leave out weekends and days off", () => {
    expect(dates(office, "2026-02-06T04:00:00Z", 4)).toEqual([
      ["2026-02-06", 4],
      ["2026-02-09", 8],
      ["2026-02-10", 8],
      ["2026-02-12", 8],
    ]);
  });

  test("begin tomorrow when today's work is over", () => {
    expect(dates(office, "2026-02-09T08:00:00Z", 1)).toEqual([["2026-02-10", 8]]);
  });

  test("count a night shift as the day on which it starts", () => {
    const nights = Calendar.parse({
      timeZone: "UTC",
      hours: { monday: [{ from: "22:00", to: "06:00" }], tuesday: [{ from: "22:00", to: "06:00" }] },
    });
    expect(dates(nights, "2026-02-03T02:00:00Z", 2)).toEqual([
      ["2026-02-02", 4],
      ["2026-02-03", 8],
    ]);
  });

  test("list each stretch of the day", () => {
    const split = Calendar.parse({
      timeZone: "UTC",
      hours: {
        monday: [
          { from: "14:00", to: "18:00" },
          { from: "09:00", to: "12:00" },
        ],
      },
    });
    expect(nextWorkingDays(split, at("2026-02-02T10:00:00Z"), 1)).toEqual({
      ok: true,
      value: [
        {
          date: "2026-02-02",
          working: hours(6),
          stretches: [
            { from: at("2026-02-02T10:00:00Z"), to: at("2026-02-02T12:00:00Z") },
            { from: at("2026-02-02T14:00:00Z"), to: at("2026-02-02T18:00:00Z") },
          ],
        },
      ],
    });
  });

  test("are none when none are asked for, and refused when there are too few", () => {
    expect(nextWorkingDays(office, at("2026-02-06T04:00:00Z"), 0)).toEqual({ ok: true, value: [] });
    const never = Calendar.parse({ timeZone: "UTC", hours: {} });
    expect(nextWorkingDays(never, at("2026-02-06T04:00:00Z"), 1)).toMatchObject({
      ok: false,
      failure: { code: "not-enough-working-time" },
    });
  });
});
