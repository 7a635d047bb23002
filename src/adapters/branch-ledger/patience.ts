import type { LedgerContext } from "./context.ts";

/** GitHub's reads have been seen up to half a minute behind its writes; this waits a whole one. */
const DELAYS_IN_SECONDS = [1, 2, 4, 8, 15, 30];

/**
 * Looks until something is found: at once, and again for a minute; null when it was never there. Rejects with the
 * signal's reason when the process is told to stop meanwhile.
 */
export async function lookPatiently<Found>(
  { clock, signal }: LedgerContext,
  look: () => Promise<Found | null>,
): Promise<Found | null> {
  for (const seconds of DELAYS_IN_SECONDS) {
    const found = await look();
    if (found !== null) return found;
    await clock.sleep(seconds * 1_000, signal);
  }
  return look();
}
