import { expect } from "vitest";

/** Asserts on what `read` yields as soon as it fits; patient, because a busy machine starts processes slowly. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: 60_000, interval: 10 });
}
