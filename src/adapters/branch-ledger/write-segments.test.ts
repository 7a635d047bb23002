import { expect, test } from "vitest";

import { sha256 } from "./canonical-json.ts";
import { readSegment } from "./read-segment.ts";
import { writeSegments } from "./write-segments.ts";

const mark = { writer: "test", requires: 1 };
const after = { segment: 7, seq: 20, hash: "f".repeat(64) };
const draft = (note: string) => ({ v: 1, type: "Noted", at: "2026-01-05T09:00:00.000Z", note });

function write(...notes: readonly string[]) {
  const batch = writeSegments(notes.map(draft), after, mark);
  if (!batch.ok) throw new Error("too large");
  return batch;
}

test("a segment is a header and an event a line, in canonical JSON", () => {
  const [segment] = write("one", "two").segments;
  expect(segment?.text).toBe(
    [
      `{"count":2,"firstSeq":21,"previous":"${after.hash}","requires":1,"segment":8,"writer":"test"}`,
      '{"at":"2026-01-05T09:00:00.000Z","note":"one","seq":21,"type":"Noted","v":1}',
      '{"at":"2026-01-05T09:00:00.000Z","note":"two","seq":22,"type":"Noted","v":1}',
      "",
    ].join("\n"),
  );
  expect(segment?.hash).toBe(sha256(segment?.text ?? ""));
});

test("a draft's own seq counts for nothing", () => {
  const batch = writeSegments([{ ...draft("x"), seq: 1 }], after, mark);
  expect(batch.ok && batch.events.map((event) => event.seq)).toEqual([21]);
});

test("segments of one batch follow each other", () => {
  const { segments, end, events } = write("a".repeat(300_000), "b".repeat(300_000), "c");
  expect(segments.map(({ segment }) => segment)).toEqual([8, 9]);
  const readings = segments.map(({ segment, text }) => readSegment(text, segment, 1));
  expect(readings.map((reading) => (reading.kind === "sound" ? reading.header.previous : reading))).toEqual([
    after.hash,
    segments[0]?.hash,
  ]);
  expect(readings.flatMap((reading) => (reading.kind === "sound" ? reading.events : []))).toEqual(events);
  expect(end).toEqual({ segment: 9, seq: 23, hash: segments[1]?.hash });
});

test("what is too large is counted in bytes, not in characters", () => {
  const batch = writeSegments([draft("small"), draft("ü".repeat(200_000))], after, mark);
  expect(batch).toMatchObject({ ok: false, draft: 1 });
});
