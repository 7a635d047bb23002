import * as fc from "fast-check";
import { expect, test } from "vitest";
import { instant, lastInstant } from "./time.ts";
import { toInstant, toTimestamp } from "./timestamp.ts";

const earliest = Date.parse("0001-01-01T00:00:00.000Z");

test("a timestamp is the instant that it was made of, in every year", () => {
  fc.assert(
    fc.property(fc.integer({ min: earliest, max: lastInstant }), (milliseconds) => {
      const at = instant(milliseconds);
      expect(toInstant(toTimestamp(at))).toBe(at);
      expect(toTimestamp(at)).toBe(new Date(milliseconds).toISOString());
    }),
  );
});

test.each(["0001-01-01T00:00:00.000Z", "0099-12-31T23:59:59.999Z", "0100-01-01T00:00:00.000Z"])(
  "%s, in a year of few digits, is read as it stands",
  (text) => {
    expect(toInstant(toTimestamp(instant(Date.parse(text))))).toBe(Date.parse(text));
  },
);
