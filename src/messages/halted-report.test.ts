import { expect, test } from "vitest";
import { configurationReport } from "./configuration-report.ts";
import { deadLetterText } from "./dead-letter-text.ts";
import { advisoryHaltReport, haltedReport } from "./halted-report.ts";

const problem = { what: "segment 3 of @grace-g is gone", nextStep: "Restore it." };

test("a halted gate says what is wrong, who mends it, and that no review is lost", () => {
  const { title, summary } = haltedReport(problem);
  expect(title).toContain("Waits for an operator");
  expect(summary).toContain("is gone");
  expect(summary).toContain("Restore it.");
  expect(summary).toContain("No review is lost");
  expect(summary).not.toContain("@grace-g");
});

test("where nothing is held back it does not say that it waits", () => {
  const { title, summary } = advisoryHaltReport(problem);
  expect(title).not.toContain("Waits");
  expect(summary).toBe(haltedReport(problem).summary);
});

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

test("a dead letter names each kind of event once, and how to have it tried again", () => {
  const text = deadLetterText(["issues", "issues", "issue_comment"]);
  expect(text).toContain("(`issues`, `issue_comment`)");
  expect(text).toContain("`/retry`");
});
