import { describe, expect, test } from "vitest";
import { setMode } from "./set-mode.ts";

describe("the configuration with another mode", () => {
  test("differs in that line, whose comment stays", () => {
    expect(setMode("# team\nmode: observe # for now\nlead: ada\n", "advise")).toBe(
      "# team\nmode: advise # for now\nlead: ada\n",
    );
  });

  test("gets the line where there is none, after the document's start", () => {
    expect(setMode("lead: ada\n", "enforce")).toBe("mode: enforce\nlead: ada\n");
    expect(setMode("---\nlead: ada\n", "enforce")).toBe("---\nmode: enforce\nlead: ada\n");
  });

  test("keeps `modes`, and a `mode` that is not the file's own", () => {
    const text = "modes:\n  octo/one: observe\nother:\n  mode: observe\n";
    expect(setMode(text, "advise")).toBe(`mode: advise\n${text}`);
  });
});
