import { expect, test } from "vitest";
import { configurationReport } from "./configuration-report.ts";

test("a configuration's faults are told all at once, with their places", () => {
  const fault = { line: 2, column: 7, message: "`nobody` is no member. <b>" };
  const other = { line: 4, column: 1, message: "Twice." };
  expect(configurationReport([fault], "proposed")).toMatchObject({ title: "One problem" });
  const { title, summary } = configurationReport([fault, other], "pushed");
  expect(title).toBe("2 problems");
  expect(summary).toContain("- line 2, column 7: \\`nobody\\` is no member. \\<b\\>");
  expect(summary).toContain("- line 4, column 1: Twice.");
});

test("a good configuration is said to come into force with the merge", () => {
  expect(configurationReport([], "proposed")).toMatchObject({
    title: "Valid",
    summary: expect.stringContaining("merged"),
  });
});
