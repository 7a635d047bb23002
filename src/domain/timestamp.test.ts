import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, instant, lastInstant, parseInstant } from "./time.ts";
import { Timestamp, toInstant, toTimestamp } from "./timestamp.ts";

const earliest = parseInstant("0001-01-01T00:00:00.000Z");

test("a timestamp is the instant that it was made of, in every year", () => {
  fc.assert(
    fc.property(fc.integer({ min: Number(earliest), max: lastInstant }), (milliseconds) => {
      const at = instant(milliseconds);
      expect(toInstant(toTimestamp(at))).toBe(at);
      expect(toTimestamp(at)).toBe(formatInstant(at));
    }),
  );
});

test.each(["0001-01-01T00:00:00.000Z", "0099-12-31T23:59:59.999Z", "0100-01-01T00:00:00.000Z"])(
  "%s, in a year of few digits, is read as it stands",
  (text) => {
    expect(toInstant(Timestamp.parse(text))).toBe(parseInstant(text));
  },
);
