import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createSharedTime, moveAhead, sharedClock } from "./shared-time.ts";

const hour = 3_600_000;

describe("shared time", () => {
  it("is ahead by all that it was moved", () => {
    const time = createSharedTime();
    const clock = sharedClock(time);
    const before = clock.now();
    moveAhead(time, hour);
    moveAhead(time, 24 * hour);
    expect(clock.now() - before).toBeGreaterThanOrEqual(25 * hour);
  });

  it("ends a sleep when its time has come by moving, and not before", async () => {
    const time = createSharedTime();
    let isAwake = false;
    const sleepLong = async () => {
      await sharedClock(time).sleep(2 * hour);
      isAwake = true;
    };
    const asleep = sleepLong();
    moveAhead(time, hour);
    await wait(0);
    expect(isAwake).toBe(false);
    moveAhead(time, hour);
    await asleep;
  });

  it("ends a sleep when time passes", async () => {
    await sharedClock(createSharedTime()).sleep(5);
  });

  it("wakes at once with the reason when it is aborted", async () => {
    const stop = new AbortController();
    const asleep = sharedClock(createSharedTime()).sleep(hour, stop.signal);
    stop.abort(new Error("enough"));
    await expect(asleep).rejects.toThrow("enough");
  });
});
