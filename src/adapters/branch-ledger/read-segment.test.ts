import { describe, expect, test } from "vitest";

import { readSegment } from "./read-segment.ts";
import { writeSegments } from "./write-segments.ts";

const AT = "2026-01-05T09:00:00.000Z";
const drafts = ["one", "two"].map((note) => ({ v: 1, type: "Noted", at: AT, note }));
const batch = writeSegments(
  drafts,
  { segment: 7, seq: 20, hash: "f".repeat(64) },
  { writer: "test", requires: 1 },
);
if (!batch.ok) throw new Error("too large");
const sound = batch.segments[0]?.text ?? "";

function problemOf(text: string) {
  const reading = readSegment(text, 8, 1);
  if (reading.kind !== "broken") throw new Error(`expected broken, got ${reading.kind}`);
  const { code, segment, line } = reading.problem;
  return { code, segment, line };
}

describe("a segment", () => {
  test("is sound as it was written", () => {
    const reading = readSegment(sound, 8, 1);
    expect(reading.kind === "sound" && reading.events.map((event) => event["note"])).toEqual(["one", "two"]);
  });

  test.each([
    ["empty", "", "broken-header", 1],
    ["not JSON", "hello\n", "broken-header", 1],
    ["without a header", sound.slice(sound.indexOf("\n") + 1), "broken-header", 1],
    ["another number", sound.replace('"segment":8', '"segment":9'), "broken-header", 1],
    ["after nothing", sound.replace(/"previous":"f+"/, '"previous":null'), "broken-header", 1],
    ["one event too few", sound.replace(/\n[^\n]*\n$/, "\n"), "broken-count", 1],
    ["cut off within a line", sound.slice(0, -10), "broken-json", 3],
    ["a line that is no JSON", sound.replace('"note":"one"', '"note":one'), "broken-json", 2],
    ["an event without a type", sound.replace('"type":"Noted"', '"kind":"Noted"'), "broken-event", 2],
    ["an event out of order", sound.replace('"seq":22', '"seq":23'), "broken-event", 3],
    ["an author who is no member id", sound.replace('"note":"two"', '"by":7'), "broken-event", 3],
  ])("%s is broken, and it is said where", (_, text, code, line) => {
    expect(problemOf(text)).toEqual({ code, segment: 8, line });
  });

  test("over a megabyte is broken", () => {
    const padded = sound.replace('"note":"one"', `"note":"${"x".repeat(1_000_000)}"`);
    expect(problemOf(padded)).toEqual({ code: "segment-oversize", segment: 8, line: 1 });
  });

  test("that needs a newer reader says so, whatever else is in it", () => {
    expect(readSegment('{"requires":2,"shape":"unheard of"}\n', 8, 1)).toEqual({
      kind: "newer",
      requires: 2,
    });
  });
});
