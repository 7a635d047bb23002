import * as fc from "fast-check";
import { expect, test } from "vitest";

import { splitVolume } from "./volume.ts";
import { writeSegments } from "./write-segments.ts";

/** Segments from 1 on, each with events that carry these notes. */
function segmentsOf(batches: readonly (readonly string[])[]) {
  const segments: { segment: number; text: string }[] = [];
  let end: Parameters<typeof writeSegments>[1] = { segment: 0, seq: 0, hash: null };
  for (const notes of batches) {
    const drafts = notes.map((note) => ({ v: 1, type: "Noted", at: "2026-01-05T09:00:00.000Z", note }));
    const batch = writeSegments(drafts, end, { writer: "test", requires: 1 });
    if (!batch.ok) throw new Error("too large");
    segments.push(...batch.segments.map(({ segment, text }) => ({ segment, text })));
    end = batch.end;
  }
  return segments;
}

test("a volume gives back its segments byte for byte, whatever is written in them", () => {
  const hostile = fc.oneof(fc.string({ unit: "grapheme" }), fc.constant('\n{"count":1,"firstSeq":1}\n'));
  fc.assert(
    fc.property(fc.array(fc.array(hostile, { minLength: 1 }), { minLength: 1, maxLength: 8 }), (batches) => {
      const segments = segmentsOf(batches);
      expect(splitVolume(segments.map(({ text }) => text).join(""))).toEqual(segments);
    }),
  );
});

test("a segment whose header was damaged is taken for the one after its neighbour", () => {
  const [one, two, three] = segmentsOf([["a"], ["b"], ["c"]]);
  const damaged = two?.text.replace('"segment":2', '"segment":?') ?? "";
  const split = splitVolume(`${one?.text}${damaged}${three?.text}`);
  expect(split.map(({ segment }) => segment)).toEqual([1, 2, 3]);
  expect(split[1]?.text).toBe(damaged);
});

test("nothing is in an empty volume", () => {
  expect(splitVolume("")).toEqual([]);
});
