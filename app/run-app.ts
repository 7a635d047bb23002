import { readFileSync } from "node:fs";

import { createLogger } from "../src/adapters/system/logger.ts";
import { announce } from "./announce.ts";
import type { EngineSettings } from "./engine.ts";
import { readSettings } from "./settings.ts";
import { startApp } from "./start.ts";
import { stopOnSignal } from "./stop-on-signal.ts";
import { whyNotStarted } from "./why-not-started.ts";

/** Starts the App as the environment says, until a signal stops it. What keeps it from starting is said, and is the exit code. */
export async function runApp(): Promise<void> {
  const settings = readSettings(process.env, (path) => readFileSync(path, "utf8"));
  if (!settings.ok) {
    console.error("Tutti cannot start. To mend:\n");
    for (const problem of settings.failure) console.error(`  - ${problem}`);
    console.error(
      "\n`npm run setup` creates an App on GitHub and writes these to .env; `npm run demo` needs none of them.",
    );
    process.exitCode = 1;
    return;
  }
  const { appId, privateKey, apiUrl, logLevel } = settings.value;
  const logger = createLogger(logLevel);
  if (!(await announce({ appId, privateKey, apiUrl }))) {
    process.exitCode = 1;
    return;
  }
  const { sweepEvery, tickEvery, commitsPerMinute } = settings.value;
  const engine: EngineSettings = {
    appId,
    privateKey,
    apiUrl,
    sweepEvery: sweepEvery * 1_000,
    tickEvery: tickEvery * 1_000,
    pace: { perMinute: commitsPerMinute, burst: commitsPerMinute },
  };
  const app = await startApp({
    settings: settings.value,
    engine: { module: new URL("engine.ts", import.meta.url).href, settings: engine },
    logger,
  }).catch((error: unknown) => {
    const why = whyNotStarted(error, settings.value);
    if (why === null) throw error;
    console.error(`Tutti cannot start. ${why}`);
    return null;
  });
  if (app === null) {
    process.exitCode = 1;
    return;
  }
  console.log(`listening on ${settings.value.host}:${app.port}, webhooks at /api/github/webhooks`);
  stopOnSignal(app, logger);
}
