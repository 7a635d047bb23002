import { describe, expect, it } from "vitest";
import { readPortSetting } from "./port-setting.ts";

describe("PORT", () => {
  it.each([
    [undefined, null],
    [" ", null],
    ["0", 0],
    [" 8080 ", 8080],
    ["65535", 65_535],
  ])("%j is %s", (value, port) => {
    expect(readPortSetting(value)).toBe(port);
  });

  it.each(["none", "65536", "-1", "4400.5", "0x10"])("%s is told to be none", (value) => {
    expect(() => readPortSetting(value)).toThrow(
      `PORT is ${value}; it must be a whole number from 0 to 65535, and left out it is 4400 or the next that is free.`,
    );
  });
});
