// A clock that the demo moves, and that the App's worker thread follows: how far it is ahead is memory that both share.
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../../src/ports/clock.ts";

/** A wait cannot be taken back: what nobody waits for any more is over soon. */
const longestWait = 1_000;

/** Milliseconds ahead of the machine's time. */
export type SharedTime = SharedArrayBuffer;

export function createSharedTime(): SharedTime {
  return new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
}

/** Wakes whoever sleeps longer than until then. */
export function moveAhead(time: SharedTime, milliseconds: number): void {
  const ahead = new BigInt64Array(time);
  Atomics.add(ahead, 0, BigInt(milliseconds));
  Atomics.notify(ahead, 0);
}

/** Sleeps end when their time has come, whether it passed or was moved. */
export function sharedClock(time: SharedTime): Clock {
  const ahead = new BigInt64Array(time);
  const now = () => Date.now() + Number(Atomics.load(ahead, 0));
  return {
    now,
    async sleep(milliseconds, signal) {
      const due = now() + milliseconds;
      for (;;) {
        signal?.throwIfAborted();
        const before = Atomics.load(ahead, 0);
        const left = due - now();
        if (left <= 0) return;
        await moved(ahead, before, Math.min(left, longestWait), signal);
      }
    },
  };
}

/** Resolves when the clock was moved since `before`, after `milliseconds`, or when it is no longer waited for. */
async function moved(
  ahead: BigInt64Array<SharedArrayBuffer>,
  before: bigint,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const waiting = Atomics.waitAsync(ahead, 0, before, milliseconds);
  if (!waiting.async) return;
  const given = new AbortController();
  const stop = AbortSignal.any([given.signal, ...(signal === undefined ? [] : [signal])]);
  await Promise.race([waiting.value, wait(milliseconds, undefined, { signal: stop }).catch(() => undefined)]);
  given.abort();
}
