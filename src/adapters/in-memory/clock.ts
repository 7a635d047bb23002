// Clocks whose time passes only when somebody says so.
import type { Clock } from "../../ports/clock.ts";

export interface ManualClock extends Clock {
  /** Lets time pass and wakes, in order, who is due. */
  advance(milliseconds: number): void;
  /** How many are asleep. */
  sleepers(): number;
}

type Sleeper = { readonly due: number; readonly wake: () => void };

export function createManualClock(start = 0): ManualClock {
  let present = start;
  const asleep = new Set<Sleeper>();

  return {
    now: () => present,

    sleepers: () => asleep.size,

    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const abort = () => {
          asleep.delete(sleeper);
          reject(signal?.reason);
        };
        const wake = () => {
          asleep.delete(sleeper);
          signal?.removeEventListener("abort", abort);
          resolve();
        };
        const sleeper = { due: present + milliseconds, wake };
        asleep.add(sleeper);
        signal?.addEventListener("abort", abort, { once: true });
      });
    },

    advance(milliseconds) {
      present += milliseconds;
      const due = [...asleep].filter((sleeper) => sleeper.due <= present);
      for (const sleeper of due.toSorted((one, other) => one.due - other.due)) sleeper.wake();
    },
  };
}

/** A clock on which every sleep is over at once, and has taken its time. */
export function createLeapingClock(start = 0): Clock {
  let present = start;
  return {
    now: () => present,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      present += milliseconds;
    },
  };
}
