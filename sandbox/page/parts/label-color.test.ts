import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, labelRule } from "./label-color.ts";

const Pair =
  /background:light-dark\(rgb\((.+?)\),rgb\((.+?)\)\);color:light-dark\(rgb\((.+?)\),rgb\((.+?)\)\)/;

function color(text: string | undefined): readonly [number, number, number] {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = (text ?? "").split(" ").map(Number);
  return [red, green, blue];
}

describe("a label's colours", () => {
  it("are GitHub's by day: the colour itself, with dark or light letters", () => {
    expect(labelRule("D93F0B")).toContain(".label-d93f0b{background:light-dark(rgb(217 63 11)");
    expect(labelRule("ffffff")).toContain("color:light-dark(rgb(0 0 0)");
    expect(labelRule("000000")).toContain("color:light-dark(rgb(255 255 255)");
  });

  it("let the name be read, whatever the colour, by day and by night", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const hex = number.toString(16).padStart(6, "0");
        const [, day, night, dayText, nightText] = Pair.exec(labelRule(hex)) ?? [];
        expect(contrast(color(day), color(dayText))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(color(night), color(nightText))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
