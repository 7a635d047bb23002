// One run of the demo: a sandbox, a seeded organisation, the App as it is started anywhere, and the cast.
import { randomBytes, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { EngineSettings } from "../app/engine.ts";
import { startApp } from "../app/start.ts";
import { installApp } from "../sandbox/operations/install-app.ts";
import { registerApp } from "../sandbox/operations/register-app.ts";
import { makeOwnDirectory } from "../sandbox/own-directory.ts";
import type { Company } from "../sandbox/page/company.ts";
import { type Seeded, seed } from "../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import { createLogger } from "../src/adapters/system/logger.ts";
import { stateNames } from "../src/domain/task/schema.ts";
import { gateCheckName } from "../src/views/pull-request-view.ts";
import type { Client } from "./cast/client.ts";
import { members } from "./cast/members.ts";
import { Troupe } from "./cast/troupe.ts";
import { readAppManifest } from "./app-manifest.ts";
import type { FrontDoor } from "./front/front-door.ts";
import { Journal } from "./journal/journal.ts";
import { recordOf } from "./journal/record-of.ts";
import { Notifications } from "./notifications/notifications.ts";
import { readPlan } from "./organization/plan.ts";
import { protectDefaultBranch } from "./organization/protect-default-branch.ts";
import { protectLedger } from "./organization/protect-ledger.ts";
import { Quests } from "./roles/quests.ts";
import { Plays } from "./scenarios/plays.ts";
import { createSharedTime, moveAhead, sharedClock } from "./time/shared-time.ts";

export type PerformanceOptions = {
  readonly logLevel: "silent" | "error" | "warn" | "info";
  /** `absent`: nobody but whoever is at the page acts. */
  readonly cast: "playing" | "paused" | "absent";
  /** Milliseconds between two acts of the cast. */
  readonly beat?: number;
  /** Told when the demo's pages show something else, without a word from GitHub. */
  readonly changed: () => void;
};

export type Performance = {
  /** Tells this run from the others, in what outlives them: folders on somebody's disk. */
  readonly run: string;
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  readonly quests: Quests;
  readonly plays: Plays;
  readonly journal: Journal;
  readonly notifications: Notifications;
  /** Of the App: health, readiness, metrics. */
  readonly appUrl: string;
  readonly clientOf: (login: string) => Client;
  /** GitHub and the App are this much later from now on. */
  readonly moveTime: (milliseconds: number) => void;
  /** Ends App, sandbox, and what they kept on disk. */
  readonly stop: () => Promise<void>;
};

/** Nobody waits for ten seconds to see a label change on a machine of their own. */
const quickPace = { perMinute: 600, burst: 60 };
/** A task's life takes less than a minute, and each step can be followed. */
const usualBeat = 2_500;
/** Those who stand in for the others of somebody's task wait for that one, not for an audience. */
const standInBeat = 700;
const sweepEvery = 60_000;
/** Costs nothing where nothing is due; a leap in time wakes it at once. */
const tickEvery = 15_000;
const seedOfTheCast = 4;
const patienceAtStop = 3_000;

/** `company`: the demo's own pages, beside GitHub's. */
export async function startPerformance(
  front: FrontDoor,
  company: Company,
  options: PerformanceOptions,
): Promise<Performance> {
  const [sandbox, plan, manifest, directory] = await Promise.all([
    startSandbox({
      listen: front.admit,
      company,
      boardLabels: stateNames.map((name) => `state/${name}`),
    }),
    readPlan(),
    readAppManifest(),
    makeOwnDirectory("tutti-demo"),
  ]);
  const { github } = sandbox;
  const logger = createLogger(options.logLevel);
  const seeded = await seed(github, plan);
  const secret = randomBytes(20).toString("hex");
  const { app, privateKey } = registerApp(github, {
    name: "tutti",
    description: "Keeps tasks, reviews and hand-offs in order",
    ownerId: seeded.organizationId,
    permissions: manifest.permissions,
    events: manifest.events,
    webhookSecret: secret,
  });
  protectDefaultBranch(github, {
    repositoryId: seeded.repositoryId,
    check: gateCheckName,
    appId: app.id,
  });
  protectLedger(github, { repositoryId: seeded.repositoryId, appId: app.id });
  installApp(github, ownerOf(seeded), {
    appId: app.id,
    accountId: seeded.organizationId,
    repositoryIds: "all",
  });
  const engine: EngineSettings = {
    appId: app.id,
    privateKey,
    apiUrl: sandbox.apiUrl,
    sweepEvery,
    tickEvery,
    pace: quickPace,
  };
  const now = () => sandbox.clock.timestamp();
  const time = createSharedTime();
  const channel = `tutti-demo-${randomUUID()}`;
  const journal = new Journal({ channel, events: sandbox.events, now, changed: options.changed });
  const running = await startApp({
    settings: {
      appId: app.id,
      webhookSecrets: { current: secret, previous: null },
      host: "127.0.0.1",
      port: 0,
      inboxFile: join(directory, "inbox.sqlite"),
      replica: "demo",
      logLevel: options.logLevel,
    },
    engine: {
      module: new URL("engine.ts", import.meta.url).href,
      settings: { time, journal: channel, engine },
    },
    clock: sharedClock(time),
    logger,
  });
  const appUrl = `http://127.0.0.1:${String(running.port)}`;
  github.state.apps.update(app.id, {
    webhook: { url: `${appUrl}/api/github/webhooks`, secret, contentType: "json" },
  });
  const clientOf = (login: string) => clientFor(sandbox, seeded, login);
  const quests = new Quests({
    state: sandbox.state,
    events: sandbox.events,
    repositoryId: seeded.repositoryId,
    clientOf,
  });
  const notifications = new Notifications(sandbox.state, sandbox.events, now);
  const moveTime = (milliseconds: number) => {
    sandbox.clock.advance(milliseconds);
    moveAhead(time, milliseconds);
    options.changed();
  };
  const plays = new Plays({
    sandbox,
    repositoryId: seeded.repositoryId,
    clientOf,
    moveTime,
    record: async (number) => recordOf(number, { ...github, repositoryId: seeded.repositoryId }, journal),
    reserve: (number) => quests.leaveAlone(number),
    changed: options.changed,
  });
  const shared = { clientOf, seed: seedOfTheCast, logger };
  const troupes = [
    new Troupe({
      ...shared,
      members,
      beat: options.beat ?? usualBeat,
      isPlaying: () => sandbox.cast.playing === true,
      sees: (world) => quests.without(world),
    }),
    new Troupe({
      ...shared,
      members: quests.standIns,
      beat: Math.min(options.beat ?? standInBeat, standInBeat),
      isPlaying: () => quests.isUnderWay(),
      sees: (world) => quests.only(world),
    }),
  ];
  if (options.cast !== "absent") {
    sandbox.cast.enter(options.cast === "playing");
    for (const troupe of troupes) troupe.start();
  }
  return {
    run: randomBytes(2).toString("hex"),
    sandbox,
    seeded,
    quests,
    plays,
    journal,
    notifications,
    appUrl,
    clientOf,
    moveTime,
    stop: async () => {
      plays.stop();
      await Promise.all(troupes.map(async (troupe) => troupe.stop()));
      await running.stop(patienceAtStop);
      journal.close();
      await sandbox.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function ownerOf(seeded: Seeded) {
  const accountId = seeded.personas["conductor"]?.accountId ?? seeded.organizationId;
  return { accountId, viaAppId: null, startsWorkflows: true };
}

function clientFor(sandbox: Sandbox, { personas, owner, repository }: Seeded, login: string): Client {
  return {
    login,
    origin: sandbox.url,
    token: personas[login]?.token ?? "",
    repository: { owner, name: repository },
  };
}
