import type { Clock } from "../ports/clock.ts";

/** Less than what `Date`, in whole seconds, and the way of an answer can pretend. */
const skewThatMatters = 5_000;

/** A clock that goes by GitHub's, as it was when GitHub last told its time. */
export function correctedClock(clock: Clock, serverTime: number | null): Clock {
  const skew = serverTime === null ? 0 : serverTime - clock.now();
  if (Math.abs(skew) < skewThatMatters) return clock;
  return {
    now: () => clock.now() + skew,
    sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
  };
}
