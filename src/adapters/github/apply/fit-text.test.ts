import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fitComment, fitText } from "./fit-text.ts";

const MOST = 60;
const MARKER = "<!-- m -->";

test("a text that fits stays as it is", () => {
  expect(fitText("short", MOST)).toBe("short");
  expect(fitComment(`${MARKER} short`, MARKER, MOST)).toBe(`${MARKER} short`);
});

test("any text fits in the end, and is whole Unicode", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const fitted = fitText(text, MOST);
      expect(fitted.length).toBeLessThanOrEqual(MOST);
      expect(fitted.isWellFormed()).toBe(true);
    }),
  );
});

test("any comment keeps its marker, wherever it was", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (before, after) => {
      const fitted = fitComment(before + MARKER + after, MARKER, MOST);
      expect(fitted.length).toBeLessThanOrEqual(MOST);
      expect(fitted).toContain(MARKER);
    }),
  );
});
