// Entry of the worker thread: hosts the engine, and serves the inbox through a connection of its own.
import { parentPort, workerData } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import { Registry } from "prom-client";

import { openSqliteInbox } from "../src/adapters/sqlite/inbox.ts";
import { createLogger } from "../src/adapters/system/logger.ts";
import type { DeliveryEngine } from "../src/ports/delivery-engine.ts";
import { DeliveryLoop } from "./delivery-loop.ts";
import { loadClock, loadEngine } from "./engine-factory.ts";
import type { EngineContext } from "./engine-factory.ts";
import { WorkerOrder, WorkerSettings } from "./worker-messages.ts";
import type { WorkerNews, WorkerReport } from "./worker-messages.ts";
import { countLedgers, createWorkerMetrics } from "./worker-metrics.ts";

const namesEvery = 1_000;
const gathering = 50;

if (parentPort === null) throw new Error("app/worker-thread.ts runs in a worker thread only");
await serve(parentPort, WorkerSettings.parse(workerData));

async function serve(parent: MessagePort, settings: WorkerSettings): Promise<void> {
  const clock = await loadClock(settings.engine);
  const logger = createLogger(settings.logLevel).child({ part: "worker" });
  const registry = new Registry();
  const { inboxFile: file, holder } = settings;
  const inbox = await openSqliteInbox({ file, holder, clock, durability: "ordered" });
  const wakeUp = { ring: () => {} };
  const deadLetters: EngineContext["deadLetters"] = {
    list: () => inbox.buried(),
    revive: async (deliveryId) => {
      const outcome = await inbox.revive(deliveryId);
      wakeUp.ring();
      return outcome;
    },
  };
  const engine = await loadEngine(settings.engine, { clock, logger, registry, deadLetters });
  countLedgers(registry, engine);
  const loop = new DeliveryLoop({
    inbox,
    engine,
    clock,
    logger,
    metrics: createWorkerMetrics(registry),
    gathering,
  });
  wakeUp.ring = () => loop.wake();

  const stop = new AbortController();
  parent.on("message", (message: unknown) => {
    const order = WorkerOrder.parse(message);
    switch (order.order) {
      case "wake":
        return loop.wake();
      case "report":
        return void report(engine, registry).then((made) =>
          tell(parent, { news: "report", number: order.number, report: made }),
        );
      case "stop":
        return stop.abort(new Error("the app is stopping"));
      default:
        return order satisfies never;
    }
  });
  const stopTelling = tellNamedChecks(parent, engine);
  tell(parent, { news: "ready" });

  await loop.run(stop.signal);
  stopTelling();
  await engine.close();
  await inbox.close();
  parent.close();
}

function tell(parent: MessagePort, news: WorkerNews): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parent.postMessage(news);
}

/** The ingress filters other apps' checks by these names; they change with the configuration. */
function tellNamedChecks(parent: MessagePort, engine: DeliveryEngine): () => void {
  let told = "null";
  const timer = setInterval(() => {
    const known = engine.namedChecks();
    const names = known === null ? null : [...known].sort();
    if (JSON.stringify(names) === told) return;
    told = JSON.stringify(names);
    tell(parent, { news: "named-checks", names });
  }, namesEvery);
  return () => clearInterval(timer);
}

async function report(engine: DeliveryEngine, registry: Registry): Promise<WorkerReport> {
  const { open, unread, halted } = engine.ledgers();
  return {
    metrics: await registry.getMetricsAsJSON(),
    ledgers: { open, unread: [...unread], halted: [...halted] },
  };
}
