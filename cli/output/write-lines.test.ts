import { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { writeLines } from "./write-lines.ts";

function failingWith(code: string) {
  return writeLines(
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) }),
  );
}

test("a reader who leaves early loses nothing that it wanted", async () => {
  const lines = failingWith("EPIPE");
  lines.write("one");
  lines.write("two");
  await setImmediate();
  expect(lines.lost()).toBeNull();
});

test("a full disk is told", async () => {
  const lines = failingWith("ENOSPC");
  lines.write("one");
  await setImmediate();
  expect(lines.lost()).toMatchObject({ message: "ENOSPC" });
});
