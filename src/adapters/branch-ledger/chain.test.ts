import { describe, expect, test } from "vitest";

import { createChain } from "./chain.ts";
import type { ChainWalk } from "./chain.ts";
import { writeSegments } from "./write-segments.ts";
import type { LogEnd, WrittenSegment } from "./write-segments.ts";

const BEFORE: LogEnd = { segment: 0, seq: 0, hash: null };

function write(count: number, after: LogEnd = BEFORE, requires = 1): readonly WrittenSegment[] {
  const segments: WrittenSegment[] = [];
  let end = after;
  for (let index = 0; index < count; index += 1) {
    const draft = { v: 1, type: "Noted", at: "2026-01-05T09:00:00.000Z" };
    const batch = writeSegments([draft, draft], end, { writer: "test", requires });
    if (!batch.ok) throw new Error("too large");
    segments.push(...batch.segments);
    end = batch.end;
  }
  return segments;
}

function walk(
  segments: readonly (Pick<WrittenSegment, "segment"> & { readonly text: string | null })[],
  {
    start = BEFORE,
    vouched = [],
    trusted = false,
  }: { start?: LogEnd; vouched?: string[]; trusted?: boolean } = {},
): ChainWalk {
  const chain = createChain(start, 1, vouched);
  for (const { segment, text } of segments) chain.add({ segment, text, trusted });
  return chain.finish();
}

function replaced(segments: readonly WrittenSegment[], segment: number, text: string | null) {
  return segments.map((each) => (each.segment === segment ? { segment, text } : each));
}

function summary({ problems, segments }: ChainWalk) {
  return {
    problems: problems.map(({ code, segment }) => [code, segment]),
    sound: segments.map(({ segment }) => segment),
  };
}

describe("a walk along the log", () => {
  const log = write(4);
  const last = log.at(-1)?.hash ?? "";

  test("believes what follows from the first to the last", () => {
    const walked = walk(log, { vouched: [last] });
    expect(summary(walked)).toEqual({ problems: [], sound: [1, 2, 3, 4] });
    expect(walked.end).toEqual({ segment: 4, seq: 8, hash: last });
  });

  test("distrusts a segment whose bytes are not those that the next one follows", () => {
    const changed = log[1]?.text.replace('"type":"Noted"', '"type":"Nodded"') ?? "";
    expect(summary(walk(replaced(log, 2, changed)))).toEqual({
      problems: [["broken-chain", 2]],
      sound: [1, 3, 4],
    });
  });

  test("tells a broken segment once, and goes on after it", () => {
    expect(summary(walk(replaced(log, 2, "rubbish")))).toEqual({
      problems: [["broken-header", 2]],
      sound: [1, 3, 4],
    });
  });

  test("tells a segment that is missing, and goes on after it", () => {
    expect(summary(walk(replaced(log, 3, null)))).toEqual({
      problems: [["segment-missing", 3]],
      sound: [1, 2, 4],
    });
  });

  test("leaves numbers free after a broken last segment, so that none is used twice", () => {
    const walked = walk(replaced(log, 4, log[3]?.text.replace('{"count"', "{count") ?? ""));
    expect(walked.end).toMatchObject({ segment: 4, seq: 8 });
  });

  test("tells numbers of events that do not follow", () => {
    const [first] = log;
    const jumped = write(1, { segment: 1, seq: 5, hash: first?.hash ?? "" });
    expect(summary(walk([...log.slice(0, 1), ...jumped]))).toEqual({
      problems: [["broken-sequence", 2]],
      sound: [1, 2],
    });
  });

  test("distrusts a last segment that no commit names", () => {
    expect(summary(walk(log, { vouched: ["0".repeat(64), log[2]?.hash ?? ""] }))).toEqual({
      problems: [["broken-chain", 4]],
      sound: [1, 2, 3],
    });
  });

  test("knows that a later segment was there, by the commit that wrote it", () => {
    const walked = walk(log.slice(0, 3), { vouched: [last, log[2]?.hash ?? ""] });
    expect(walked.lost).toMatchObject({ code: "segment-missing", segment: 4 });
  });

  test("knows so also when nothing is left after its start", () => {
    const start = { segment: 3, seq: 6, hash: log[2]?.hash ?? "" };
    expect(walk([], { start, vouched: [last] }).lost).toMatchObject({ code: "segment-missing", segment: 4 });
    expect(walk([], { start, vouched: [start.hash] }).lost).toBeNull();
  });

  test("distrusts what does not follow its start", () => {
    const start = { segment: 2, seq: 4, hash: "0".repeat(64) };
    expect(summary(walk(log.slice(2), { start }))).toEqual({ problems: [["broken-chain", 3]], sound: [4] });
  });

  test("distrusts what does not follow a segment that a commit names", () => {
    const stray = write(1, { segment: 4, seq: 90, hash: "0".repeat(64) });
    const walked = walk([...log, ...stray], { vouched: [last] });
    expect(summary(walked)).toEqual({ problems: [["broken-chain", 5]], sound: [1, 2, 3, 4] });
    expect(walked.end).toMatchObject({ segment: 5, seq: 10 });
  });

  test("stops before a segment for newer readers", () => {
    const walked = walk([...log, ...write(2, { segment: 4, seq: 8, hash: last }, 2)]);
    expect(walked.newer).toMatchObject({ code: "newer-reader-required", segment: 5 });
    expect(walked.end.segment).toBe(4);
  });

  test("does not compute hashes of what was checked before", () => {
    const changed = log[1]?.text.replace('"type":"Noted"', '"type":"Nodded"') ?? "";
    expect(summary(walk(replaced(log, 2, changed), { trusted: true })).problems).toEqual([]);
  });
});
