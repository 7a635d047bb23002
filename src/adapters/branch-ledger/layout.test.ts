import { expect, test } from "vitest";

import { numberOf, segmentPath, volumePath } from "./layout.ts";

test("a thousand segments, or volumes, share a directory", () => {
  expect(segmentPath(1)).toBe("log/0000/000000001.jsonl");
  expect(segmentPath(999)).toBe("log/0000/000000999.jsonl");
  expect(segmentPath(1234)).toBe("log/0001/000001234.jsonl");
  expect(segmentPath(12_345_678)).toBe("log/12345/012345678.jsonl");
  expect(volumePath(12)).toBe("log/volumes/0000/000000012.jsonl");
});

test("a file name says the number, if it is one of ours", () => {
  expect(numberOf("000001234.jsonl")).toBe(1234);
  expect(numberOf("notes.jsonl")).toBeNull();
});
