import { describe, expect, it } from "vitest";
import { type ConfigurationProblem, formatKeyPath, formatProblem } from "./problem.ts";

describe("a path of keys", () => {
  it.each([
    [[], ""],
    [["members", "ada", "github", 1], "members.ada.github[1]"],
    [["modes", "owner/name"], 'modes["owner/name"]'],
    [["a b", "c"], '["a b"].c'],
  ])("%j is written %s", (path, text) => {
    expect(formatKeyPath(path)).toBe(text);
  });
});

describe("a problem", () => {
  const problem: ConfigurationProblem = {
    path: ["mode"],
    line: 3,
    column: 7,
    endLine: 3,
    endColumn: 9,
    code: "invalid-value",
    message: "“on” cannot be mode.",
    hint: null,
  };

  it("is one line that a terminal makes a link of", () => {
    expect(formatProblem(".github/tutti.yml", problem)).toBe(
      ".github/tutti.yml:3:7: “on” cannot be mode. [invalid-value]",
    );
  });

  it("says how to mend it, if that is known", () => {
    expect(formatProblem("t.yml", { ...problem, hint: "Known: observe." })).toBe(
      "t.yml:3:7: “on” cannot be mode. Known: observe. [invalid-value]",
    );
  });
});
