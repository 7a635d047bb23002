import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longest, truncate } from "./truncate.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function clusters(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

describe("a truncated text", () => {
  test.each([
    ["fits", 4, "fits"],
    ["too long", 4, "too…"],
    ["ab 👩‍👩‍👧", 6, "ab…"],
    ["e\u0301e\u0301", 3, "e\u0301…"],
    ["anything", 1, "…"],
    ["anything", 0, ""],
    ["", 0, ""],
  ])("of %j within %d is %j", (text, limit, expected) => {
    expect(truncate(text, limit)).toBe(expected);
  });

  test("fits, and is whole graphemes of the beginning", () => {
    const text = fc.array(fc.constantFrom("a", " ", "é", "e\u0301", "👩‍👩‍👧", "🇫🇷", "\r\n", "한"), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.nat(40), (pieces, limit) => {
        const whole = pieces.join("");
        const cut = truncate(whole, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        if (cut === whole || cut === "") return;
        const kept = clusters(cut.slice(0, -1));
        expect(clusters(whole).slice(0, kept.length)).toEqual(kept);
      }),
    );
  });

  test("reaches GitHub's limit", () => {
    expect(truncate("x".repeat(70_000), longest.comment)).toHaveLength(longest.comment);
    expect(truncate("x".repeat(70_000), longest.checkSummary)).toHaveLength(longest.checkSummary);
  });
});
