import { expect, test } from "vitest";

import { systemClock } from "./clock.ts";

test("the system's clock tells the time and sleeps at least as long as asked", async () => {
  const before = systemClock.now();
  await systemClock.sleep(20);
  // Timers may fire up to a millisecond early.
  expect(systemClock.now() - before).toBeGreaterThanOrEqual(19);
});

test("a sleep ends with the signal's reason", async () => {
  const abort = new AbortController();
  const sleep = systemClock.sleep(60_000, abort.signal);
  abort.abort(new Error("shutting down"));
  await expect(sleep).rejects.toThrow("shutting down");
});
