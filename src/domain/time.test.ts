import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addTime,
  formatInstant,
  hours,
  Instant,
  instant,
  InvalidTimeError,
  isInstant,
  milliseconds,
  minutes,
  parseInstant,
  timeBetween,
} from "./time.ts";

const earliest = -62_135_596_800_000;
const latest = 253_402_300_799_999;
const anyInstant = fc.integer({ min: earliest, max: latest }).map((value) => instant(value));

describe("an instant", () => {
  test("survives being written and read", () => {
    fc.assert(fc.property(anyInstant, (at) => parseInstant(formatInstant(at)) === at));
  });

  test("is written as the platform writes it", () => {
    // oxlint-disable-next-line no-restricted-globals -- what it is compared with
    fc.assert(fc.property(anyInstant, (at) => formatInstant(at) === new Date(at).toISOString()));
  });

  test("sorts as text as it does as a number", () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, (first, second) => {
        return first < second === formatInstant(first) < formatInstant(second);
      }),
    );
  });

  test.each([
    ["2026-02-03T04:05:06Z", "2026-02-03T04:05:06.000Z"],
    ["2026-02-03T04:05:06.7Z", "2026-02-03T04:05:06.700Z"],
    ["2026-02-03T04:05:06+02:00", "2026-02-03T02:05:06.000Z"],
    ["2024-02-29T23:59:59-01:00", "2024-03-01T00:59:59.000Z"],
    ["2026-02-03T04:05:06.123999Z", "2026-02-03T04:05:06.123Z"],
  ])("reads %s", (text, normal) => {
    const at = parseInstant(text);
    expect(at === undefined ? undefined : formatInstant(at)).toBe(normal);
  });

  test.each([
    "",
    "2026-02-30T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-02-03",
    "2026-02-03T04:05:06",
    "2026-02-03T24:00:00Z",
    "2026-02-03T23:59:60Z",
    "+012026-02-03T04:05:06Z",
    "1770091506000",
    "Tue, 03 Feb 2026 04:05:06 GMT",
  ])("is not read from %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test.each([Number.NaN, Infinity, 0.5, earliest - 1, latest + 1])("is never %d", (value) => {
    expect(isInstant(value)).toBe(false);
    expect(Instant.safeParse(value).success).toBe(false);
    expect(() => instant(value)).toThrow(InvalidTimeError);
  });
});

describe("a duration", () => {
  test("is counted in milliseconds", () => {
    expect(hours(1.5)).toBe(5_400_000);
    expect(minutes(90)).toBe(hours(1.5));
    expect(minutes(1 / 3)).toBe(20_000);
  });

  test.each([-1, 0.5, Number.NaN, Infinity])("is never %d", (value) => {
    expect(() => milliseconds(value)).toThrow(InvalidTimeError);
  });

  test("is what lies between two instants, and leads from the first to the second", () => {
    const from = instant(1_000);
    expect(timeBetween(from, addTime(from, hours(2)))).toBe(hours(2));
    expect(timeBetween(addTime(from, hours(2)), from)).toBe(0);
  });

  test("leads nowhere past the last instant", () => {
    expect(() => addTime(instant(latest), milliseconds(1))).toThrow(InvalidTimeError);
  });
});
