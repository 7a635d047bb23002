import { describe, expect, test } from "vitest";
import { at, dailyCalendar, officeCalendar } from "../../../test/support/calendars.ts";
import { formatInstant, hours, instant, lastInstant } from "../time.ts";
import { addBusinessTime } from "./add-business-time.ts";
import { businessTimeBetween } from "./business-time-between.ts";
import { Calendar } from "./calendar.ts";
import { isWorking, nextWorkingInstant } from "./next-working-instant.ts";

const paris = officeCalendar("Europe/Paris", ["2026-05-01", { from: "2026-12-24", to: "2027-01-03" }]);
const never = Calendar.parse({ timeZone: "UTC", hours: {} });

function deadline(calendar: Calendar, from: string, amount: number): string {
  const due = addBusinessTime(calendar, at(from), hours(amount));
  return due.ok ? formatInstant(due.value).replace(":00.000Z", "Z") : due.failure.code;
}

describe("a deadline", () => {
  test.each([
    ["counts the hours of one day", "2026-02-03T08:00:00Z", 4, "2026-02-03T12:00Z"],
    ["goes on with the next morning", "2026-02-03T14:00:00Z", 4, "2026-02-04T10:00Z"],
    ["is the end of the day when the amount just fits", "2026-02-03T08:00:00Z", 8, "2026-02-03T16:00Z"],
    ["counts from the next morning what begins at night", "2026-02-03T22:00:00Z", 1, "2026-02-04T09:00Z"],
    ["leaves the weekend out", "2026-02-06T15:00:00Z", 2, "2026-02-09T09:00Z"],
    ["leaves a day off out", "2026-04-30T14:00:00Z", 2, "2026-05-04T08:00Z"],
    ["leaves a range of days off out, over new year", "2026-12-23T15:00:00Z", 2, "2027-01-04T09:00Z"],
    ["is the start when there is nothing to do", "2026-02-07T15:00:00Z", 0, "2026-02-07T15:00Z"],
    ["keeps to the wall clock when summer begins", "2026-03-27T15:00:00Z", 2, "2026-03-30T08:00Z"],
    ["keeps to the wall clock when summer ends", "2026-10-23T14:00:00Z", 2, "2026-10-26T09:00Z"],
  ])("%s", (_, from, amount, due) => {
    expect(deadline(paris, from, amount)).toBe(due);
  });

  test("counts the 29th of February", () => {
    expect(deadline(officeCalendar("UTC"), "2024-02-28T16:00:00Z", 2)).toBe("2024-02-29T10:00Z");
  });

  test("is refused, not searched for ever, without working time", () => {
    expect(deadline(never, "2026-02-03T08:00:00Z", 1)).toBe("not-enough-working-time");
    expect(nextWorkingInstant(never, at("2026-02-03T08:00:00Z"))).toMatchObject({ ok: false });
    expect(businessTimeBetween(never, instant(0), lastInstant)).toBe(0);
  });

  test("is refused beyond ten years, and at the end of time", () => {
    const away = officeCalendar("UTC", [{ from: "2026-01-01", to: "9999-12-31" }]);
    expect(deadline(away, "2026-02-03T08:00:00Z", 1)).toBe("not-enough-working-time");
    expect(deadline(paris, "2026-02-03T08:00:00Z", 30_000)).toBe("not-enough-working-time");
    expect(deadline(paris, "9999-12-31T08:00:00Z", 100)).toBe("not-enough-working-time");
  });
});

describe("a clock change inside working hours", () => {
  const nights = dailyCalendar("Europe/Paris", { from: "01:30", to: "03:30" });

  test("takes the skipped hour away in spring", () => {
    expect(businessTimeBetween(nights, at("2026-03-29T00:00:00Z"), at("2026-03-29T12:00:00Z"))).toBe(
      hours(1),
    );
  });

  test("gives the repeated hour twice in autumn", () => {
    expect(businessTimeBetween(nights, at("2026-10-24T22:00:00Z"), at("2026-10-25T12:00:00Z"))).toBe(
      hours(3),
    );
  });

  test("leaves nothing of a stretch that lies in the skipped hour", () => {
    const skipped = dailyCalendar("Europe/Paris", { from: "02:00", to: "02:45" });
    expect(businessTimeBetween(skipped, at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z"))).toBe(0);
  });

  test("makes a day round the clock 23 or 25 hours long", () => {
    const always = Calendar.parse({
      timeZone: "Europe/Paris",
      hours: "round-the-clock",
      daysOff: ["2026-07-14"],
    });
    expect(businessTimeBetween(always, at("2026-07-13T00:00:00Z"), at("2026-07-16T00:00:00Z"))).toBe(
      hours(48),
    );
    expect(businessTimeBetween(always, at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"))).toBe(
      hours(23),
    );
    const offOnTheLongDay = Calendar.parse({ ...always, daysOff: ["2026-10-25"] });
    expect(businessTimeBetween(offOnTheLongDay, at("2026-10-24T00:00:00Z"), at("2026-10-27T00:00:00Z"))).toBe(
      hours(72 - 25),
    );
  });
});

describe("a change of a zone's rules", () => {
  test("leaves out the day that Samoa skipped", () => {
    const samoa = dailyCalendar("Pacific/Apia", { from: "09:00", to: "10:00" });
    expect(deadline(samoa, "2011-12-29T20:00:00Z", 1)).toBe("2011-12-30T20:00Z");
  });

  test("follows Moscow, which put its clocks back for good in 2014", () => {
    const moscow = officeCalendar("Europe/Moscow");
    expect(deadline(moscow, "2014-10-24T05:00:00Z", 8)).toBe("2014-10-24T13:00Z");
    expect(deadline(moscow, "2014-10-27T05:00:00Z", 8)).toBe("2014-10-27T14:00Z");
  });
});

describe("a night shift", () => {
  const hospital = Calendar.parse({
    timeZone: "UTC",
    hours: { monday: [{ from: "22:00", to: "06:00" }], sunday: [{ from: "20:00", to: "02:00" }] },
    daysOff: ["2026-02-09"],
  });

  test("goes on after midnight, also into a day off", () => {
    expect(businessTimeBetween(hospital, at("2026-02-08T00:00:00Z"), at("2026-02-09T12:00:00Z"))).toBe(
      hours(6),
    );
  });

  test("is off with the day on which it starts", () => {
    expect(isWorking(hospital, at("2026-02-10T03:00:00Z"))).toBe(false);
    expect(isWorking(hospital, at("2026-02-17T03:00:00Z"))).toBe(true);
  });
});

describe("working time", () => {
  test("counts once where stretches overlap or touch", () => {
    const busy = dailyCalendar(
      "UTC",
      { from: "09:00", to: "12:00" },
      { from: "11:00", to: "13:00" },
      { from: "13:00", to: "14:00" },
      { from: "23:00", to: "10:00" },
    );
    const monday = at("2026-02-02T00:00:00Z");
    expect(businessTimeBetween(busy, monday, at("2026-02-03T00:00:00Z"))).toBe(hours(15));
  });

  test("begins with its first instant and is over at its end", () => {
    const nine = at("2026-02-03T08:00:00Z");
    const five = at("2026-02-03T16:00:00Z");
    expect([nine - 1, nine, five - 1, five].map((when) => isWorking(paris, instant(when)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(nextWorkingInstant(paris, five)).toEqual({ ok: true, value: at("2026-02-04T08:00:00Z") });
    expect(nextWorkingInstant(paris, nine)).toEqual({ ok: true, value: nine });
  });
});
