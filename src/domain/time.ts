import * as z from "zod";

/*
 * Points and lengths of time. The core works on whole milliseconds; text appears at the edges only.
 * `Date` converts here and reads no clock: what is "now" always comes with the command.
 */

// oxlint-disable-next-line no-restricted-globals -- conversion only
const DateConversion = Date;

const earliest = DateConversion.parse("0001-01-01T00:00:00.000Z");
const latest = DateConversion.parse("9999-12-31T23:59:59.999Z");

/** A point in time: whole milliseconds since 1970-01-01T00:00Z, in the years 1 to 9999. */
export const Instant = z.int().min(earliest).max(latest).brand<"Instant">();
export type Instant = z.infer<typeof Instant>;

/** A length of time: whole milliseconds, never negative. */
export const Duration = z.int().min(0).brand<"Duration">();
export type Duration = z.infer<typeof Duration>;

/** An instant as text, as GitHub and the ledger write it: ISO 8601 with `Z` or an offset. Parses to an `Instant`. */
export const InstantText = z.iso
  .datetime({ offset: true })
  .transform((text) => DateConversion.parse(text))
  .pipe(Instant);

export const lastInstant: Instant = Instant.parse(latest);

/** A number that had to be a time and cannot be one: a mistake of the program, not of a person. */
export class InvalidTimeError extends RangeError {
  constructor(kind: "instant" | "duration", value: number) {
    super(`${value} milliseconds are no valid ${kind}`);
    this.name = "InvalidTimeError";
  }
}

export function isInstant(value: number): value is Instant {
  return Number.isInteger(value) && value >= earliest && value <= latest;
}

function isDuration(value: number): value is Duration {
  return Number.isSafeInteger(value) && value >= 0;
}

/** @throws InvalidTimeError when the number is no whole millisecond of the years 1 to 9999 */
export function instant(epochMilliseconds: number): Instant {
  if (!isInstant(epochMilliseconds)) throw new InvalidTimeError("instant", epochMilliseconds);
  return epochMilliseconds;
}

/** @throws InvalidTimeError when negative or not whole */
export function milliseconds(count: number): Duration {
  if (!isDuration(count)) throw new InvalidTimeError("duration", count);
  return count;
}

/** Fractions are rounded to the nearest millisecond. @throws InvalidTimeError when negative */
export function minutes(count: number): Duration {
  return milliseconds(Math.round(count * 60_000));
}

/** Fractions are rounded to the nearest millisecond. @throws InvalidTimeError when negative */
export function hours(count: number): Duration {
  return milliseconds(Math.round(count * 3_600_000));
}

/** Elapsed time on the clock; business time is `addBusinessTime`. @throws InvalidTimeError past the year 9999 */
export function addTime(from: Instant, duration: Duration): Instant {
  return instant(from + duration);
}

/** Elapsed time on the clock, zero when `to` is not after `from`. */
export function timeBetween(from: Instant, to: Instant): Duration {
  return milliseconds(Math.max(0, to - from));
}

/** Always `YYYY-MM-DDTHH:mm:ss.sssZ`, so that equal instants are equal texts and texts sort as their instants. */
export function formatInstant(at: Instant): string {
  const hour = Math.floor(at / millisecondsPerHour);
  const inHour = at - hour * millisecondsPerHour;
  const minute = minuteTexts[Math.floor(inHour / 60_000)] ?? "";
  const second = secondTexts[Math.floor(inHour / 1_000) % 60] ?? "";
  const millisecond = millisecondTexts[inHour % 1_000] ?? "";
  return hourText(hour) + (minute + second + millisecond);
}

const millisecondsPerHour = 3_600_000;

const minuteTexts = digitsBelow(60, 2).map((digits) => `${digits}:`);
const secondTexts = digitsBelow(60, 2).map((digits) => `${digits}.`);
const millisecondTexts = digitsBelow(1_000, 3).map((digits) => `${digits}Z`);

/** Most instants are of hours that others were of: converting a date costs four times as much as all the rest. */
const hourTexts = new Map<number, string>();
const hoursKept = 1_024;

function hourText(hour: number): string {
  const known = hourTexts.get(hour);
  if (known !== undefined) return known;
  const text = new DateConversion(hour * millisecondsPerHour).toISOString().slice(0, "YYYY-MM-DDTHH:".length);
  if (hourTexts.size >= hoursKept) hourTexts.clear();
  hourTexts.set(hour, text);
  return text;
}

function digitsBelow(limit: number, width: number): readonly string[] {
  return Array.from({ length: limit }, (_, count) => String(count).padStart(width, "0"));
}

/** Nothing when the text is no complete ISO 8601 instant of an existing day. */
export function parseInstant(text: string): Instant | undefined {
  return InstantText.safeParse(text).data;
}
