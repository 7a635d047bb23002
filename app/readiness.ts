import type { LedgersStanding } from "../src/ports/delivery-engine.ts";
import type { Logger } from "../src/ports/logger.ts";

/** Resolves when the part works; rejects with the reason when it does not: with `PartlyFailing` when work goes on all the same. */
export type Probe = (signal: AbortSignal) => Promise<void>;

/** Something of a part fails, and something works: whoever balances loads leaves us be, and people have to look. */
export class PartlyFailing extends Error {
  override readonly name = "PartlyFailing";
}

export type Readiness = {
  /** Whether deliveries should be sent here. */
  readonly ready: boolean;
  /** The parts that need somebody to look, also where we are ready. */
  readonly failing: readonly string[];
};

const probePatience = 2_000;

/** Asks every part at once. What failed is named to the asker; why is for the log. */
export async function probeAll(probes: Readonly<Record<string, Probe>>, logger: Logger): Promise<Readiness> {
  const answers = await Promise.all(
    Object.entries(probes).map(async ([part, probe]) => {
      try {
        await withPatience(probe);
        return [];
      } catch (error) {
        logger.warn({ error, part }, "a part is not ready");
        return [{ part, partly: error instanceof PartlyFailing }];
      }
    }),
  );
  const failing = answers.flat();
  return { ready: failing.every(({ partly }) => partly), failing: failing.map(({ part }) => part) };
}

class NoLedgerToBeUsed extends Error {
  override readonly name = "NoLedgerToBeUsed";
}

/** The ledger of one home is that team's trouble: the others' deliveries have to be taken. */
export async function judgeLedgers({ open, unread, halted }: LedgersStanding): Promise<void> {
  const troubles = [...unread, ...halted];
  if (troubles.length === 0) return;
  const what = troubles.join("; ");
  throw open > 0 ? new PartlyFailing(what) : new NoLedgerToBeUsed(what);
}

function withPatience(probe: Probe): Promise<void> {
  const signal = AbortSignal.timeout(probePatience);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([probe(signal), late]);
}
