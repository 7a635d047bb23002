// The App's shell in the test's own process: real sockets and a real inbox, a clock that is set by hand.
import { join } from "node:path";
import { Registry } from "prom-client";
import { onTestFinished } from "vitest";

import { DeliveryLoop } from "../../app/delivery-loop.ts";
import { createIngress } from "../../app/ingress.ts";
import type { IngressOptions } from "../../app/ingress.ts";
import { createIngressMetrics } from "../../app/ingress-metrics.ts";
import { AppServer } from "../../app/server.ts";
import type { ServerTimeouts } from "../../app/server.ts";
import { createWorkerMetrics } from "../../app/worker-metrics.ts";
import { createManualClock } from "../../src/adapters/in-memory/clock.ts";
import { openSqliteInbox } from "../../src/adapters/sqlite/inbox.ts";
import type { SqliteInboxOptions } from "../../src/adapters/sqlite/inbox.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import type { DeliveryEngine } from "../../src/ports/delivery-engine.ts";
import { temporaryDirectory } from "./temporary-directory.ts";
import { webhookSecret } from "./webhook-client.ts";

export type ShellOptions = {
  /** Runs behind the inbox; without it nothing is taken. */
  readonly engine?: Pick<DeliveryEngine, "handleBatch" | "tellBuried">;
  readonly ingress?: Partial<Pick<IngressOptions, "secrets" | "checks" | "limits">>;
  readonly inbox?: Partial<SqliteInboxOptions>;
  readonly timeouts?: ServerTimeouts;
};

export async function startShell(options: ShellOptions = {}) {
  const clock = createManualClock(1_000_000);
  const file = join(await temporaryDirectory(), "inbox.sqlite");
  const inbox = await openSqliteInbox({ file, clock, holder: "test", ...options.inbox });
  const registry = new Registry();
  const log: string[] = [];
  const logger = createLogger("debug", { write: (line) => void log.push(line) });
  const loop =
    options.engine &&
    new DeliveryLoop({
      inbox,
      engine: options.engine,
      clock,
      logger,
      metrics: createWorkerMetrics(registry),
    });
  const receiveWebhook = createIngress({
    inbox,
    secrets: { current: webhookSecret, previous: null },
    checks: { appId: 42, namedChecks: () => new Set() },
    clock,
    logger,
    metrics: createIngressMetrics(registry),
    wake: () => loop?.wake(),
    ...options.ingress,
  });
  const server = new AppServer({
    receiveWebhook,
    probes: { inbox: () => inbox.probe() },
    metrics: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    logger,
    ...(options.timeouts === undefined ? {} : { timeouts: options.timeouts }),
  });
  const port = await server.listen(0, "127.0.0.1");
  const stop = new AbortController();
  const running = loop?.run(stop.signal);

  onTestFinished(async () => {
    stop.abort();
    await server.stop(0);
    await running;
    await inbox.close();
  });
  return { port, file, inbox, clock, log, metrics: () => registry.metrics() };
}
