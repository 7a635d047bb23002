import type { Event } from "../../../src/domain/events.ts";
import { readEvents } from "../../../src/usecases/read-events.ts";
import { type CommandHere, commandOn } from "../command-on-stage.ts";
import { type Stage, setStage } from "../stage.ts";
import { monthConfiguration } from "./month-configuration.ts";
import { liveTheMonth } from "./month-of-work.ts";
import { type RepositoryLook, lookAtRepository } from "./repository-look.ts";

export type LivedMonth = {
  readonly stage: Stage;
  readonly look: RepositoryLook;
  readonly events: readonly Event[];
  readonly tutti: CommandHere;
};

export async function liveMonth(mode: "observe" | "enforce"): Promise<LivedMonth> {
  const stage = await setStage({ configuration: monthConfiguration(mode) });
  await liveTheMonth(stage, async ({ settle, tick }) => {
    await settle();
    await tick();
  });
  const read = await readEvents((await stage.home()).ledger);
  if (read.outcome !== "read") throw new Error(read.outcome);
  const tutti = commandOn(stage);
  const { clock } = stage.time;
  return {
    stage,
    look: await lookAtRepository(stage),
    events: read.events.map(({ event }) => event),
    tutti: (line, login = "conductor", around = {}) => tutti(line, login, { clock, ...around }),
  };
}

/** The same month without Tutti. */
export async function lookWithout(): Promise<RepositoryLook> {
  const stage = await setStage({ configuration: monthConfiguration("observe") });
  await liveTheMonth(stage, async ({ takeWebhooks }) => void takeWebhooks());
  const look = await lookAtRepository(stage);
  await stage.stop();
  return look;
}
