// Whether Tutti still runs somewhere, found out by what it does: GitHub does not tell who listens.
import { readNewestEvents } from "../../src/adapters/github/survey/read-labelings.ts";
import { removeTrace } from "../../src/adapters/github/upkeep/remove-trace.ts";
import type { Context } from "../context.ts";
import type { Reached } from "../github/reach.ts";
import type { Probe } from "./find-probe.ts";

/** Milliseconds between looks: a webhook and its answer take a few seconds, an App with much to do longer. */
const pauses = [1_000, 2_000, 3_000, 4_000, 5_000, 5_000];

/** For how long it is looked: whoever puts something back later is not found out. */
export const secondsLooked = pauses.reduce((sum, pause) => sum + pause, 0) / 1_000;

/** Takes one label away, and says whether one of `writers` puts it back within `secondsLooked`. */
export async function isPutBack(
  { clock, progress }: Pick<Context, "clock" | "progress">,
  { client, repository }: Pick<Reached, "client" | "repository">,
  probe: Probe,
  writers: ReadonlySet<number>,
): Promise<boolean> {
  const { number, name } = probe;
  const before = await readNewestEvents(client, repository);
  await removeTrace(client, repository, probe);
  progress(`looking whether anything puts ${name} back on #${number}, for ${secondsLooked} seconds…`);
  for (const pause of pauses) {
    await clock.sleep(pause);
    const { labelings } = await readNewestEvents(client, repository);
    const isBack = labelings.some(
      (each) =>
        each.id > before.newest && each.number === number && each.name === name && writers.has(each.doer),
    );
    if (isBack) return true;
  }
  return false;
}
