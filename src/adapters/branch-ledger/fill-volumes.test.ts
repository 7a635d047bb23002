import { expect, test } from "vitest";

import { sha256 } from "./canonical-json.ts";
import { fillVolumes } from "./fill-volumes.ts";

function closed(count: number, bytes: number) {
  return Array.from({ length: count }, (_, index) => ({
    segment: index + 1,
    lastSeq: (index + 1) * 2,
    text: "x".repeat(bytes),
  }));
}

test("what does not fill a volume stays loose", () => {
  expect(fillVolumes(closed(1_000, 10))).toEqual([]);
  expect(fillVolumes(closed(4, 120_000))).toEqual([]);
});

test("a volume closes before it is larger than 480 kB", () => {
  const volumes = fillVolumes(closed(9, 120_000));
  expect(volumes.map(({ segments }) => segments)).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
  expect(volumes[1]).toMatchObject({ lastSeq: 16, lastHash: sha256("x".repeat(120_000)) });
});

test("a volume closes after a thousand segments", () => {
  const [volume] = fillVolumes(closed(1_001, 10));
  expect(volume?.segments).toHaveLength(1_000);
  expect(volume?.text).toHaveLength(10_000);
});
