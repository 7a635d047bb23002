import * as z from "zod";
import { LocalDate } from "./local-day.ts";
import { TimeZone } from "./time-zone.ts";

/** A time on the wall clock, `HH:mm`; `24:00` is the end of the day. */
const TimeOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'a time of day is written "HH:mm", from "00:00" to "24:00"',
});

/** A stretch of work. It ends on the next day when `to` is earlier than `from`: a night shift. */
export const WorkingHours = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from !== to && from !== "24:00", {
    error: 'a stretch of work needs a length; a whole day is from "00:00" to "24:00"',
  });
export type WorkingHours = z.infer<typeof WorkingHours>;

export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** The hours of each weekday; a weekday that is not named is free. Stretches may touch or overlap: time counts once. */
const Week = z.partialRecord(z.enum(weekdays), z.array(WorkingHours).readonly()).readonly();

/** One date, or all dates of a range, both ends included. */
export const DayOff = z.union([
  LocalDate,
  z
    .strictObject({ from: LocalDate, to: LocalDate })
    .refine(({ from, to }) => from <= to, { error: "a range of days off ends before it starts" })
    .readonly(),
]);
export type DayOff = z.infer<typeof DayOff>;

/**
 * When somebody works, by the clocks of their time zone. A day off takes away the stretches that start on it,
 * for a night shift with its part after midnight. Unknown time zones and dates that do not exist do not parse.
 */
export const Calendar = z
  .strictObject({
    timeZone: TimeZone,
    hours: z.union([z.literal("round-the-clock"), Week]),
    daysOff: z.array(DayOff).readonly().default([]),
  })
  .readonly();
export type Calendar = z.infer<typeof Calendar>;
