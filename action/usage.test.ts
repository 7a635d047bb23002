import { expect, test } from "vitest";
import { usageText } from "./usage.ts";

test("what was asked, and what is left of the hour", () => {
  const left = [
    { resource: "graphql", remaining: 871, limit: 1_000 },
    { resource: "core", remaining: 990, limit: 1_000 },
  ];
  expect(usageText({ requests: 23, left })).toBe(
    "23 requests to GitHub. Left of this hour: 871 of 1000 (GraphQL points), 990 of 1000 (REST).",
  );
});

test("nothing is said of a limit that no answer told", () => {
  expect(usageText({ requests: 1, left: [] })).toBe("1 request to GitHub.");
});
