// Opens a home through GitHub's API as soon as the worker starts, says what that took, and holds the home from then on.
import { z } from "zod";
import type { CreateEngine } from "../app/engine-factory.ts";
import { createAppForges } from "../src/adapters/github/app-forges.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import { createLogger } from "../src/adapters/system/logger.ts";
import { createConfigurationReader } from "../src/config/configuration-reader.ts";
import { stateVersion } from "../src/domain/checkpoint.ts";
import type { OrganizationState } from "../src/domain/organization-state.ts";
import { instant } from "../src/domain/time.ts";
import { Timestamp, toInstant, toTimestamp } from "../src/domain/timestamp.ts";
import { openHome } from "../src/usecases/open-home.ts";
import { decideTick } from "../src/usecases/tick/decide-tick.ts";
import { shippedDefaults } from "../test/support/configuration.ts";
import { repository } from "./busy-organization.ts";
import { ledgerOn } from "./large-ledger.ts";

const Settings = z.object({
  baseUrl: z.string(),
  appId: z.int(),
  privateKey: z.string(),
  installation: z.int(),
  owner: z.string(),
  name: z.string(),
  branch: z.string(),
  from: z.enum(["checkpoint", "genesis"]),
});

/** What the schedule does each time, a day after the last event: look at every clock, and decide what is due. */
function tick(state: OrganizationState) {
  const start = performance.now();
  const dayLater = instant(toInstant(state.at ?? Timestamp.parse("2026-01-05T09:00:00.000Z")) + day);
  const { events } = decideTick(state.fork(), toTimestamp(dayLater));
  return { elapsedMilliseconds: performance.now() - start, events: events.length };
}
const day = 86_400_000;

export const createEngine: CreateEngine = async (given) => {
  const { installation, owner, name, branch, from, ...app } = Settings.parse(given);
  const forges = createAppForges({ ...app, clock: systemClock, gate: "bench", observe: () => {} });
  const ledger = ledgerOn(forges.branch(installation, { owner, name, branch }));
  const services = {
    repository: { id: repository, owner, name, defaultBranch: "main", isPrivate: false },
    door: "app" as const,
    forge: forges.forge(installation),
    ledger: from === "checkpoint" ? ledger : { ...ledger, open: () => ledger.open(stateVersion + 1) },
    clock: systemClock,
    reader: createConfigurationReader(shippedDefaults),
    digest: (read: string) => read,
    logger: createLogger("silent"),
    pace: { perMinute: 6, burst: 6 },
  };

  const before = { cpu: process.cpuUsage(), at: performance.now() };
  const home = await openHome(services, installation);
  const spent = process.cpuUsage(before.cpu);
  const elapsed = performance.now() - before.at;
  if ("halted" in home) throw new Error(home.halted.what);
  const opening = {
    tasks: [...home.state.tasks.entries()].length,
    cpuMilliseconds: (spent.user + spent.system) / 1_000,
    elapsedMilliseconds: elapsed,
    residentBytes: process.memoryUsage.rss(),
    mostResidentBytes: process.resourceUsage().maxRSS * 1_024,
    tick: tick(home.state),
  };
  process.stdout.write(`${JSON.stringify(opening)}\n`);
  return {
    handleBatch: async (_lane, deliveries) => deliveries.map(({ id }) => ({ id, outcome: "done" })),
    tellBuried: async () => {},
    namedChecks: () => null,
    // The home stays in memory, as in the App.
    ledgers: () => ({ open: [home].length, unread: [], halted: [] }),
    close: async () => {},
  };
};
