// Everything on loopback: the sandbox GitHub, a seeded organisation, and the App as it is started anywhere.
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineSettings } from "../app/engine.ts";
import { startApp } from "../app/start.ts";
import { installApp } from "../sandbox/operations/install-app.ts";
import { registerApp } from "../sandbox/operations/register-app.ts";
import { type Seeded, seed } from "../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import { createLogger } from "../src/adapters/system/logger.ts";
import { stateNames } from "../src/domain/task/schema.ts";
import { gateCheckName } from "../src/views/pull-request-view.ts";
import type { Client } from "./cast/client.ts";
import { members } from "./cast/members.ts";
import { Troupe } from "./cast/troupe.ts";
import { readAppManifest } from "./app-manifest.ts";
import { readPlan } from "./organization/plan.ts";
import { protectDefaultBranch } from "./organization/protect-default-branch.ts";

export type DemoOptions = {
  /** Where the sandbox listens; 0 takes a free port. */
  readonly port: number;
  readonly logLevel: "silent" | "error" | "warn" | "info";
  /** `absent`: nobody but whoever is at the page acts. */
  readonly cast: "playing" | "paused" | "absent";
  /** Milliseconds between two acts of the cast. */
  readonly beat?: number;
};

export type Demo = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  /** Of the App: health, readiness, metrics. */
  readonly appUrl: string;
  /** Ends App, sandbox, and what they kept on disk. */
  readonly stop: () => Promise<void>;
};

/** Nobody waits for ten seconds to see a label change on a machine of their own. */
const quickPace = { perMinute: 600, burst: 60 };
/** A task's life takes less than a minute, and each step can be followed. */
const usualBeat = 2_500;
const sweepEvery = 60_000;
const seedOfTheCast = 4;
const patienceAtStop = 3_000;

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const [sandbox, plan, manifest, directory] = await Promise.all([
    startSandbox({ port: options.port, boardLabels: stateNames.map((name) => `state/${name}`) }),
    readPlan(),
    readAppManifest(),
    mkdtemp(join(tmpdir(), "tutti-demo-")),
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
    pace: quickPace,
  };
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
    engine: { module: new URL("../app/engine.ts", import.meta.url).href, settings: engine },
    logger,
  });
  const appUrl = `http://127.0.0.1:${String(running.port)}`;
  github.state.apps.update(app.id, {
    webhook: { url: `${appUrl}/api/github/webhooks`, secret, contentType: "json" },
  });
  const troupe = new Troupe({
    members,
    clientOf: (login) => clientOf(sandbox, seeded, login),
    seed: seedOfTheCast,
    beat: options.beat ?? usualBeat,
    isPlaying: () => sandbox.cast.playing === true,
    logger,
  });
  if (options.cast !== "absent") {
    sandbox.cast.enter(options.cast === "playing");
    troupe.start();
  }
  return {
    sandbox,
    seeded,
    appUrl,
    stop: async () => {
      await troupe.stop();
      await running.stop(patienceAtStop);
      await sandbox.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function ownerOf(seeded: Seeded) {
  const accountId = seeded.personas["conductor"]?.accountId ?? seeded.organizationId;
  return { accountId, viaAppId: null, startsWorkflows: true };
}

function clientOf(sandbox: Sandbox, { personas, owner, repository }: Seeded, login: string): Client {
  return {
    login,
    origin: sandbox.url,
    token: personas[login]?.token ?? "",
    repository: { owner, name: repository },
  };
}
