// The whole of it on loopback: the sandbox, the App as it is started, and the people and agents of the cast.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { type SharedTime, createSharedTime, moveAhead, sharedClock } from "../../demo/time/shared-time.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { registerApp } from "../../sandbox/operations/register-app.ts";
import { installApp } from "../../sandbox/operations/install-app.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { type SeedPlan, type Seeded, orchestra, seed } from "../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import type { EngineSettings } from "../../app/engine.ts";
import { type RunningApp, startApp } from "../../app/start.ts";
import { readAppManifest } from "./app-manifest.ts";
import { untilQuiet } from "./until-quiet.ts";

const secret = "a secret that only this test knows";

export type RunningTutti = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  readonly appId: number;
  readonly botId: number;
  readonly owner: string;
  readonly repo: string;
  /** Somebody of the cast at GitHub's API. */
  readonly as: (login: string) => Octokit;
  /** Settings with which the App is started again. */
  readonly startApp: () => Promise<RunningApp>;
  /** Resolves when every webhook was delivered and every delivery is settled. */
  readonly settled: () => Promise<void>;
  /** What the App's metrics say now. */
  readonly metrics: () => Promise<string>;
  /** GitHub and the App are this much later from now on; only where the plan has time pass. */
  readonly later: (milliseconds: number) => void;
  readonly stop: () => Promise<void>;
};

export type TuttiPlan = {
  readonly configuration: string;
  readonly seed?: SeedPlan;
  /** `moved`: GitHub's and the App's clock can be moved ahead. */
  readonly time?: "moved";
};

export async function runTutti(plan: TuttiPlan): Promise<RunningTutti> {
  const sandbox = await startSandbox();
  const { github } = sandbox;
  const seeded = await seed(github, plan.seed ?? orchestra);
  const actor = (login: string): Actor => ({
    accountId: seeded.personas[login]?.accountId ?? 0,
    viaAppId: null,
    startsWorkflows: true,
  });
  const manifest = await readAppManifest();
  const { app, privateKey } = registerApp(github, {
    name: "tutti",
    ownerId: seeded.organizationId,
    permissions: manifest.permissions,
    events: manifest.events,
    webhookSecret: secret,
  });
  const directory = await mkdtemp(join(tmpdir(), "tutti-"));
  const engine: EngineSettings = {
    appId: app.id,
    privateKey,
    apiUrl: sandbox.apiUrl,
    sweepEvery: 3_600_000,
    pace: { perMinute: 6_000, burst: 1_000 },
  };
  const time = plan.time === undefined ? null : createSharedTime();
  let running: RunningApp | null = null;
  const start = async (): Promise<RunningApp> => {
    running = await startApp({
      settings: {
        appId: app.id,
        webhookSecrets: { current: secret, previous: null },
        host: "127.0.0.1",
        port: 0,
        inboxFile: join(directory, "inbox.sqlite"),
        replica: "one",
        logLevel: "warn",
      },
      ...clockAndEngine(time, engine),
      logger: createLogger("warn"),
    });
    github.state.apps.update(app.id, {
      webhook: {
        url: `http://127.0.0.1:${running.port}/api/github/webhooks`,
        secret,
        contentType: "json",
      },
    });
    return running;
  };
  await start();
  installApp(github, actor("conductor"), {
    appId: app.id,
    accountId: seeded.organizationId,
    repositoryIds: "all",
  });
  await writeFiles(github, actor("conductor"), {
    repositoryId: seeded.repositoryId,
    branch: "main",
    message: "Put the orchestra under care",
    files: { ".github/tutti.yml": plan.configuration },
  });

  const metrics = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${running?.port ?? 0}/metrics`)).text();
  return {
    sandbox,
    seeded,
    appId: app.id,
    botId: app.botId,
    owner: seeded.owner,
    repo: seeded.repository,
    as: (login) =>
      new Octokit({
        baseUrl: sandbox.apiUrl,
        auth: seeded.personas[login]?.token,
        retry: { enabled: false },
      }),
    startApp: start,
    settled: () => untilQuiet(sandbox, metrics),
    metrics,
    later: (milliseconds) => {
      sandbox.clock.advance(milliseconds);
      if (time !== null) moveAhead(time, milliseconds);
    },
    stop: async () => {
      await running?.stop(5_000);
      await sandbox.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The App's engine as it is started anywhere; or with a clock that is moved. */
function clockAndEngine(time: SharedTime | null, engine: EngineSettings) {
  if (time === null) {
    return { engine: { module: new URL("../../app/engine.ts", import.meta.url).href, settings: engine } };
  }
  const module = new URL("moved-engine.ts", import.meta.url).href;
  return { engine: { module, settings: { time, engine } }, clock: sharedClock(time) };
}
