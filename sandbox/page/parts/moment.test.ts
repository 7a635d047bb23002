import { expect, it } from "vitest";
import { moment } from "./moment.ts";

it("is told with its zone, wherever the reader is", () => {
  expect(String(moment("2026-03-02T14:05:09Z"))).toMatch(/>2 Mar 14:05 UTC<\/time\s*>/);
});
