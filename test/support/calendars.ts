import * as fc from "fast-check";
import { Calendar, type WorkingHours, weekdays } from "../../src/domain/business-time/calendar.ts";
import { type Instant, instant, parseInstant } from "../../src/domain/time.ts";

const nineToFive = [{ from: "09:00", to: "17:00" }];

/** Nine to five from Monday to Friday. */
export function officeCalendar(timeZone: string, daysOff: readonly unknown[] = []): Calendar {
  const hours = Object.fromEntries(weekdays.slice(0, 5).map((weekday) => [weekday, nineToFive]));
  return Calendar.parse({ timeZone, hours, daysOff });
}

/** The same hours on each of the seven days. */
export function dailyCalendar(timeZone: string, ...hours: readonly WorkingHours[]): Calendar {
  return Calendar.parse({
    timeZone,
    hours: Object.fromEntries(weekdays.map((weekday) => [weekday, hours])),
  });
}

/** @throws when the text is no instant, so that a test cannot compare nothing with nothing */
export function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new Error(`${text} is no instant`);
  return parsed;
}

/** Zones with each kind of clock change: by an hour, by half of one, at midnight, over the date line, by decree, none. */
const timeZones = [
  "UTC",
  "Europe/Paris",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "America/Havana",
  "Pacific/Apia",
  "Europe/Moscow",
  "Asia/Kathmandu",
  "Africa/Casablanca",
];

const timeOfDay = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${["00", "15", "30", "45"][quarter % 4]}`,
  );

const stretch = fc.record({ from: timeOfDay, to: timeOfDay }).filter(({ from, to }) => from !== to);

/** Calendars with some working time: several stretches, night shifts, overlaps, days off. */
export const workingCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    timeZone: fc.constantFrom(...timeZones),
    hours: fc.oneof(
      { weight: 1, arbitrary: fc.constant("round-the-clock") },
      {
        weight: 9,
        arbitrary: fc.record(
          Object.fromEntries(
            weekdays.map((weekday) => [weekday, fc.array(stretch, { minLength: 1, maxLength: 3 })]),
          ),
          { requiredKeys: ["wednesday"] },
        ),
      },
    ),
    daysOff: fc.array(fc.constantFrom("2024-03-13", "2011-12-30", { from: "2024-02-26", to: "2024-03-03" })),
  })
  .map((calendar) => Calendar.parse(calendar));

/** Instants near clock changes, a leap day, the day that Samoa skipped, and anywhere between 2011 and 2031. */
export const eventfulInstant: fc.Arbitrary<Instant> = fc
  .oneof(
    ...[
      "2024-03-31T01:00:00Z",
      "2024-10-27T01:00:00Z",
      "2024-03-10T07:00:00Z",
      "2011-11-06T02:31:00Z",
      "2024-02-29T00:00:00Z",
      "2011-12-30T10:00:00Z",
      "2014-10-25T22:00:00Z",
    ].map((text) =>
      fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }).map((shift) => at(text) + shift),
    ),
    fc.integer({ min: at("2011-01-01T00:00:00Z"), max: at("2031-01-01T00:00:00Z") }),
  )
  .map((milliseconds) => instant(milliseconds));
