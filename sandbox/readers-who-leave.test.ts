import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { goOnWithoutReader } from "./readers-who-leave.ts";

function failing(code: string) {
  const output = new Writable();
  goOnWithoutReader(output);
  return () => output.emit("error", Object.assign(new Error(code), { code }));
}

test("a reader who left ends nothing", () => {
  expect(failing("EPIPE")).not.toThrow();
});

test("a full disk is told", () => {
  expect(failing("ENOSPC")).toThrow("ENOSPC");
});
