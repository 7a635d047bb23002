import { expect, test } from "vitest";

import { segmentPath, volumePath } from "./layout.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { readLog } from "./read-log.ts";
import { writeSegments } from "./write-segments.ts";
import type { LogEnd, WrittenSegment } from "./write-segments.ts";

function write(count: number): readonly WrittenSegment[] {
  const segments: WrittenSegment[] = [];
  let end: LogEnd = { segment: 0, seq: 0, hash: null };
  for (let index = 0; index < count; index += 1) {
    const draft = { v: 1, type: "Noted", at: "2026-01-05T09:00:00.000Z" };
    const batch = writeSegments([draft], end, { writer: "test", requires: 1 });
    if (!batch.ok) throw new Error("too large");
    segments.push(...batch.segments);
    end = batch.end;
  }
  return segments;
}

const log = write(12);

function text(...numbers: readonly number[]): string {
  return numbers.map((number) => log[number - 1]?.text ?? "").join("");
}

/** Three volumes, segment 5 left out of them, and three loose segments after them. */
const files = new Map([
  [volumePath(1), text(1, 2, 3)],
  [volumePath(2), text(4, 6)],
  [volumePath(3), text(7, 8, 9)],
  ...[5, 10, 11, 12].map((number) => [segmentPath(number), text(number)] as const),
]);
const archive = { volumes: 3, segment: 9 };

function pin(
  contents: ReadonlyMap<string, string>,
): PinnedBranch & { readonly asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  return {
    head: "head",
    asked,
    async read(paths) {
      asked.push(paths);
      return paths.map((path) => contents.get(path) ?? null);
    },
    list: async () => [],
    recentCommits: async () => [],
  };
}

async function read(contents: ReadonlyMap<string, string>, from: number) {
  const branch = pin(contents);
  const items = [];
  for await (const some of readLog(branch, archive, from)) items.push(...some);
  return { items, asked: branch.asked };
}

test("the log is one, whether in volumes or loose", async () => {
  const { items } = await read(files, 1);
  expect(items.map(({ segment, text: bytes }) => [segment, bytes])).toEqual(
    log.map((segment) => [segment.segment, segment.text]),
  );
});

test("what is in volumes is trusted, but for the last, which the first loose one follows", async () => {
  const { items } = await read(files, 1);
  expect(items.filter(({ trusted }) => trusted).map(({ segment }) => segment)).toEqual([1, 2, 3, 4, 6, 7, 8]);
});

test("reading from the middle begins with the volume that has it", async () => {
  const { items, asked } = await read(files, 8);
  expect(items.map(({ segment }) => segment)).toEqual([8, 9, 10, 11, 12]);
  expect(asked.flat()).not.toContain(volumePath(2));
  expect(asked.flat()).not.toContain(volumePath(1));
});

test("a segment between two volumes is read from the first of them on", async () => {
  expect((await read(files, 5)).items.map(({ segment }) => segment)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
});

test("a volume that is gone leaves its segments missing", async () => {
  const { items } = await read(new Map([...files].filter(([path]) => path !== volumePath(3))), 1);
  expect(items.filter((item) => item.text === null).map(({ segment }) => segment)).toEqual([7, 8, 9]);
});
