import { describe, expect, it } from "vitest";
import { readCastSetting } from "./cast-setting.ts";

describe("DEMO_CAST", () => {
  it.each([
    [undefined, "paused"],
    ["", "paused"],
    ["paused", "paused"],
    [" Playing ", "playing"],
  ])("%j is %s", (value, cast) => {
    expect(readCastSetting(value)).toBe(cast);
  });

  it("that is something else is told apart, with what it may be", () => {
    expect(() => readCastSetting("play")).toThrow(
      "DEMO_CAST is play; it must be playing or paused, and left out it is paused.",
    );
  });
});
