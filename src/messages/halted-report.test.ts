import { expect, test } from "vitest";
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
