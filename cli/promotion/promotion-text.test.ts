import { expect, test } from "vitest";
import type { PromotionReport } from "./promotion-report.ts";
import { promotionText } from "./promotion-text.ts";

const report: PromotionReport = {
  mode: "enforce",
  days: 30,
  inForce: "never",
  refused: [],
  slips: [],
  held: [],
  reopened: [],
  escalated: [],
  pullRequest: null,
  contradicting: [],
};

test.each([
  ["never", "In the last 30 days it would have done this:"],
  ["partly", "In the last 30 days it did this while it was in force, and would have done it in the rest:"],
  ["throughout", "It is in force already. In the last 30 days it did this:"],
] as const)("a mode that was in force %s", (inForce, expected) => {
  expect(promotionText({ ...report, inForce }).split("\n")).toContain(expected);
});
