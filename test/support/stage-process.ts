// One process of ours on the stage: what it remembers is gone with it. Its ports die with it too.
import { randomUUID } from "node:crypto";
import { Registry } from "prom-client";
import { serveLane } from "../../app/serve-lane.ts";
import { createWorkerMetrics } from "../../app/worker-metrics.ts";
import { createAppForges } from "../../src/adapters/github/app-forges.ts";
import { translate } from "../../src/adapters/github/webhooks/translate.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import { accessOfApp } from "../../src/engine/github-access.ts";
import { createHomeServices } from "../../src/engine/home-services.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { ConfigurationReader } from "../../src/ports/configuration-reader.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";
import type { Inbox } from "../../src/ports/inbox.ts";
import { createDeliveryEngine } from "../../src/usecases/delivery-engine.ts";
import { HomeRegistry } from "../../src/usecases/home-registry.ts";
import { Sweeper } from "../../src/usecases/sweeper.ts";
import { Ticker } from "../../src/usecases/ticker.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { type Around, aroundPort } from "./around-port.ts";

export type ProcessParts = {
  readonly apiUrl: string;
  readonly app: { readonly id: number; readonly privateKey: string };
  readonly installation: number;
  readonly repository: RepositoryReference;
  readonly inbox: Inbox;
  readonly reader: ConfigurationReader;
  readonly clock: Clock;
  readonly around: Around;
};

export type StageProcess = {
  readonly homes: HomeRegistry;
  readonly sweeper: Sweeper;
  readonly ticker: Ticker;
  /** Serves the lanes until nothing waits but what has to wait for people. @throws ProcessDied */
  readonly work: () => Promise<void>;
};

/** Thrown by a call during which the process ends, and by every call after it. */
export class ProcessDied extends Error {
  override readonly name = "ProcessDied";
}

/** Longer than what is tried again waits, shorter than what waits for people. */
const longestWait = 2 * 60_000;
const restAfterTrouble = 1_000;

const logger = createLogger("silent");

export function beginProcess(parts: ProcessParts): StageProcess {
  const { clock, reader, installation } = parts;
  const around = mortal(parts.around);
  const forges = createAppForges({
    appId: parts.app.id,
    privateKey: parts.app.privateKey,
    baseUrl: parts.apiUrl,
    clock,
    gate: gateCheckName,
    observe: () => {},
  });
  const createServices = createHomeServices({
    door: "app",
    accessOf: accessOfApp(forges),
    reader,
    clock,
    logger,
    pace: { perMinute: 6_000, burst: 1_000 },
    writer: randomUUID(),
  });
  const homes = new HomeRegistry(async (lane, repository) => {
    const services = await createServices(lane, repository);
    return {
      ...services,
      forge: aroundPort(services.forge, named("forge", around)),
      ledger: aroundPort(services.ledger, named("ledger", around)),
    };
  });
  const lane = String(installation);
  const discover = async () => [{ lane, repository: parts.repository }];
  const sweeper = new Sweeper({ homes, discover, clock, logger, every: 1 });
  const inbox = aroundPort(parts.inbox, named("inbox", around));
  const retry = async (entity: string): Promise<number> => {
    const letters = (await inbox.buried()).filter((letter) => letter.entity === entity);
    for (const { id } of letters) await inbox.revive(id);
    return letters.length;
  };
  const ticker = new Ticker({ homes, clock, logger, every: 1 });
  const engine = createDeliveryEngine({ homes, translate, clock, sweeper, ticker, logger, retry });
  const service = {
    inbox,
    engine,
    clock: sleepless(clock),
    logger,
    metrics: createWorkerMetrics(new Registry()),
  };

  /** As the delivery loop does: a lane that could not be served rests, and others go on. */
  async function serve(waiting: string): Promise<void> {
    try {
      await serveLane(waiting, service, new AbortController().signal);
    } catch (error) {
      if (error instanceof ProcessDied) throw error;
      await clock.sleep(restAfterTrouble);
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      const lanes = await parts.inbox.lanes();
      for (const waiting of lanes) await serve(waiting);
      if (lanes.length > 0) continue;
      const due = await parts.inbox.nextDue();
      if (due === null || due - clock.now() > longestWait) return;
      await clock.sleep(due - clock.now());
    }
  }
  return { homes, sweeper, ticker, work };
}

function named(port: string, around: Around): Around {
  return (method, carryOut) => around(`${port}.${method}`, carryOut);
}

/** Nothing is done any more once a call ended the process. */
function mortal(around: Around): Around {
  let death: ProcessDied | null = null;
  return async (method, carryOut) => {
    if (death !== null) throw death;
    try {
      return await around(method, carryOut);
    } catch (error) {
      if (error instanceof ProcessDied) death = error;
      throw error;
    }
  };
}

/** Leases are not renewed: on the stage no time passes during a batch but what its own waiting takes. */
function sleepless(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    sleep: (_milliseconds, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
  };
}
