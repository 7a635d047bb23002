import { describe, expect, test } from "vitest";

import { createLeapingClock, createManualClock } from "./clock.ts";

describe("the manual clock", () => {
  test("wakes who is due, in the order of their times, and nobody else", async () => {
    const clock = createManualClock(1_000);
    const woken: string[] = [];
    const late = clock.sleep(300).then(() => woken.push("late"));
    const early = clock.sleep(100).then(() => woken.push("early"));
    void clock.sleep(301).then(() => woken.push("not yet"));
    clock.advance(300);
    await Promise.all([late, early]);
    expect(woken).toEqual(["early", "late"]);
    expect([clock.now(), clock.sleepers()]).toEqual([1_300, 1]);
  });

  test("lets a sleeper be woken by the signal, with its reason", async () => {
    const clock = createManualClock();
    const abort = new AbortController();
    const sleep = clock.sleep(1_000, abort.signal);
    abort.abort(new Error("shutting down"));
    await expect(sleep).rejects.toThrow("shutting down");
    expect(clock.sleepers()).toBe(0);
    await expect(clock.sleep(1, abort.signal)).rejects.toThrow("shutting down");
  });
});

test("the leaping clock's sleeps are over at once and have taken their time", async () => {
  const clock = createLeapingClock(50);
  await clock.sleep(60_000);
  expect(clock.now()).toBe(60_050);
  await expect(clock.sleep(1, AbortSignal.abort(new Error("stop")))).rejects.toThrow("stop");
});
