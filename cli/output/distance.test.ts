import { expect, test } from "vitest";
import { Timestamp } from "../../src/domain/timestamp.ts";
import { distance, withDistances } from "./distance.ts";

const now = Timestamp.parse("2026-03-02T12:00:00.000Z");

test.each([
  ["2026-03-02T12:00:59.000Z", "just now"],
  ["2026-03-02T11:59:01.000Z", "just now"],
  ["2026-03-02T12:01:00.000Z", "in 1 min"],
  ["2026-03-02T11:00:01.000Z", "59 min ago"],
  ["2026-03-02T15:59:00.000Z", "in 3 h"],
  ["2026-02-28T12:00:01.000Z", "47 h ago"],
  ["2026-02-28T12:00:00.000Z", "2 days ago"],
  ["2026-04-01T12:00:00.000Z", "in 30 days"],
])("%s is %s", (at, text) => {
  expect(distance(Timestamp.parse(at), now)).toBe(text);
});

test("each point in time of a text gets its distance, and what is none stays", () => {
  expect(withDistances("Pending since 2026-03-02 09:00 UTC, due 2026-03-02 15:00 UTC.", now)).toBe(
    "Pending since 2026-03-02 09:00 UTC (3 h ago), due 2026-03-02 15:00 UTC (in 3 h).",
  );
  expect(withDistances("Version 2026-99-99 77:00 UTC of 12:00", now)).toBe(
    "Version 2026-99-99 77:00 UTC of 12:00",
  );
});
