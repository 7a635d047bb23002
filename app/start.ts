import { mkdir } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { dirname } from "node:path";
import { AggregatorRegistry, Registry } from "prom-client";

import { openSqliteInbox } from "../src/adapters/sqlite/inbox.ts";
import { systemClock } from "../src/adapters/system/clock.ts";
import type { Clock } from "../src/ports/clock.ts";
import type { Logger } from "../src/ports/logger.ts";
import type { EngineSource } from "./engine-factory.ts";
import { createInboxMetrics } from "./inbox-metrics.ts";
import { createIngress } from "./ingress.ts";
import { createIngressMetrics } from "./ingress-metrics.ts";
import { judgeLedgers } from "./readiness.ts";
import { AppServer } from "./server.ts";
import type { AppSettings } from "./settings.ts";
import { EngineWorker, WorkerNotAlive } from "./worker.ts";

export type AppOptions = {
  readonly settings: Pick<
    AppSettings,
    "appId" | "webhookSecrets" | "host" | "port" | "inboxFile" | "replica" | "logLevel"
  >;
  readonly engine: EngineSource;
  readonly pages?: RequestListener;
  readonly logger: Logger;
  /** The same time as the engine's; the machine's unless given. */
  readonly clock?: Clock;
};

export type RunningApp = {
  readonly port: number;
  /** Accepts no more, finishes what is under way, and closes; within `patience` milliseconds. */
  stop(patience: number): Promise<void>;
};

/** Kept of the patience for closing files after what is under way was cut off. */
const closingTime = 500;
const reportPatience = 3_000;

/** Starts inbox, worker and server; deliveries left by the last run are taken up at once. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { settings, logger } = options;
  const clock = options.clock ?? systemClock;
  await mkdir(dirname(settings.inboxFile), { recursive: true });
  const inbox = await openSqliteInbox({ file: settings.inboxFile, holder: settings.replica, clock });
  const registry = new Registry();
  const refreshInboxMetrics = createInboxMetrics(registry, inbox, clock);
  const worker = new EngineWorker({
    settings: {
      inboxFile: settings.inboxFile,
      holder: settings.replica,
      logLevel: settings.logLevel,
      engine: options.engine,
    },
    clock,
    logger,
  });
  const receiveWebhook = createIngress({
    inbox,
    secrets: settings.webhookSecrets,
    checks: { appId: settings.appId, namedChecks: () => worker.namedChecks() },
    clock,
    logger: logger.child({ part: "ingress" }),
    metrics: createIngressMetrics(registry),
    wake: () => worker.wake(),
  });

  /** What the worker counts is left out while it is not running: the rest is worth having then more than ever. */
  async function metrics() {
    await refreshInboxMetrics();
    const ours = await registry.getMetricsAsJSON();
    const theirs = await worker.report(AbortSignal.timeout(reportPatience)).catch(() => ({ metrics: [] }));
    const merged = AggregatorRegistry.aggregate([ours, theirs.metrics]);
    return { contentType: merged.contentType, text: await merged.metrics() };
  }

  const server = new AppServer({
    receiveWebhook,
    metrics,
    probes: {
      inbox: () => inbox.probe(),
      worker: async () => {
        if (!worker.isAlive()) throw new WorkerNotAlive("the worker is not running");
      },
      ledger: async (signal) => judgeLedgers((await worker.report(signal)).ledgers),
    },
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    logger: logger.child({ part: "server" }),
  });

  const port = await server.listen(settings.port, settings.host);
  worker.start();
  return {
    port,
    async stop(patience) {
      const working = Math.max(0, patience - closingTime);
      await Promise.all([server.stop(working), worker.stop(working)]);
      await inbox.close();
    },
  };
}
