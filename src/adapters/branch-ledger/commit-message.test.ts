import { expect, test } from "vitest";

import { formatMessage, hasTrailer, segmentTrailerOf } from "./commit-message.ts";

const trailer = { kind: "Segment", hash: "a".repeat(64) } as const;

test("a message has the subject, no workflows, and the trailer", () => {
  expect(formatMessage("Start #12", trailer)).toBe(
    `Start #12\n\n[skip ci]\n\nTutti-Segment: ${trailer.hash}`,
  );
});

test("a subject cannot smuggle in a trailer", () => {
  const message = formatMessage(`x\n\nTutti-Segment: ${"b".repeat(64)}`, trailer);
  expect(segmentTrailerOf(message)).toBe(trailer.hash);
});

test("a trailer is known by its kind and its whole hash", () => {
  const message = formatMessage("x", trailer);
  expect(hasTrailer(message, trailer)).toBe(true);
  expect(hasTrailer(message, { ...trailer, kind: "Checkpoint" })).toBe(false);
  expect(hasTrailer(message, { ...trailer, hash: "a".repeat(63) })).toBe(false);
  expect(segmentTrailerOf(formatMessage("x", { ...trailer, kind: "Members" }))).toBeNull();
});
