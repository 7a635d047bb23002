// One time for GitHub, for us and for what signs tokens: it passes when a test says so, or when somebody sleeps.
import type { Clock } from "../../src/ports/clock.ts";

/** A Monday morning, within everybody's working hours. */
const start = Date.parse("2026-03-02T09:00:00Z");

export type SetTime = {
  readonly clock: Clock;
  /** `minutes` after the start; time never goes back. */
  readonly at: (minutes: number) => void;
  readonly end: () => void;
};

/** Only `Date` is set: timers run on, since what goes over sockets waits on them. */
export function setTime(): SetTime {
  let now = start;
  globalThis.Date = dateAt(() => now);
  const leap = (to: number): void => {
    now = Math.max(now, to);
  };
  return {
    clock: {
      now: () => Date.now(),
      async sleep(milliseconds, signal) {
        signal?.throwIfAborted();
        leap(Date.now() + milliseconds);
      },
    },
    at: (minutes) => leap(start + minutes * 60_000),
    end: () => {
      globalThis.Date = RealDate;
    },
  };
}

const RealDate = Date;

/** `Date`, but for what time it is. */
function dateAt(now: () => number): DateConstructor {
  return new Proxy(RealDate, {
    construct: (target, words, made) => Reflect.construct(target, words.length === 0 ? [now()] : words, made),
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}
