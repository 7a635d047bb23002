import { z } from "zod";
import { CalendarName } from "./names.ts";

const Span = z
  .string()
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d-(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)$/u, {
    error: "A span of time is wanted here, as 9:00-17:00.",
  })
  .refine((span) => new Set(span.split("-").map((time) => time.padStart(5, "0"))).size === 2, {
    error: "A span of work needs a length; a whole day is 0:00-24:00.",
    params: { code: "no-working-time" },
  })
  .describe("A span of time, as 9:00-17:00; one that ends before it begins goes on past midnight");

const Spans = z.union([Span, z.array(Span).max(12)], {
  error: "A span of time is wanted here, as 9:00-17:00, or a list of spans.",
});

const Weekdays = z
  .string()
  .regex(/^(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?$/u, {
    error: "A weekday is wanted here, as mon, or a range of them, as mon-fri.",
  })
  .describe("A weekday or a range of them: mon, mon-fri");

const Week = z.record(Weekdays, Spans).refine((week) => Object.values(week).flat().length > 0, {
  error:
    "This calendar has no working time. Say when work is done, as { mon-fri: 9:00-17:00 }, or round-the-clock.",
  params: { code: "no-working-time" },
});

const DayOff = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:\.\.\d{4}-\d{2}-\d{2})?$/u, {
    error: "A day is wanted here, as 2026-12-24, or a range of days, as 2026-08-01..2026-08-14.",
  })
  .describe("A day as 2026-12-24, or a range as 2026-08-01..2026-08-14");

export const CalendarEntry = z.strictObject({
  "time-zone": z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe("A time zone of the IANA list, as Europe/Berlin"),
  hours: z
    .union([z.literal("round-the-clock"), Week], {
      error: "Working hours by weekday are wanted here, as { mon-fri: 9:00-17:00 }, or round-the-clock.",
    })
    .optional()
    .describe("Working hours by weekday, as { mon-fri: 9:00-17:00 }, or round-the-clock"),
  "days-off": z.array(DayOff).max(1_000).optional().describe("Days without work"),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

export const CalendarChoice = z.union([CalendarName, CalendarEntry], {
  error: "A calendar's name is wanted here, or { time-zone, hours, days-off }.",
});
export type CalendarChoice = z.infer<typeof CalendarChoice>;
