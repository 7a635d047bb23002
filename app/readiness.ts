import type { Logger } from "../src/ports/logger.ts";

/** Resolves when the part works; rejects with the reason when it does not. */
export type Probe = (signal: AbortSignal) => Promise<void>;

export type Readiness = { readonly ready: boolean; readonly failing: readonly string[] };

const probePatience = 2_000;

/** Asks every part at once. What failed is named to the asker; why is for the log. */
export async function probeAll(probes: Readonly<Record<string, Probe>>, logger: Logger): Promise<Readiness> {
  const answers = await Promise.all(
    Object.entries(probes).map(async ([part, probe]) => {
      try {
        await withPatience(probe);
        return null;
      } catch (error) {
        logger.warn({ error, part }, "a part is not ready");
        return part;
      }
    }),
  );
  const failing = answers.filter((part) => part !== null);
  return { ready: failing.length === 0, failing };
}

function withPatience(probe: Probe): Promise<void> {
  const signal = AbortSignal.timeout(probePatience);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([probe(signal), late]);
}
