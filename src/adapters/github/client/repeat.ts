import type { Clock } from "../../../ports/clock.ts";
import { ForgeUnavailable } from "../../../ports/forge.ts";

/** Milliseconds before each repetition. */
const PAUSES = [500, 2_000] as const;

/** Reads again after a failure that may pass in seconds; one with a time to wait for is the caller's. */
export async function repeatRead<Value>(clock: Clock, read: () => Promise<Value>): Promise<Value> {
  for (const pause of PAUSES) {
    try {
      return await read();
    } catch (error) {
      const mayPass = error instanceof ForgeUnavailable && error.retryAt === null;
      if (!mayPass) throw error;
      await clock.sleep(pause);
    }
  }
  return read();
}
