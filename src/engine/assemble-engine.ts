// Use cases over GitHub's API, put together: the same for every door.
import { randomUUID } from "node:crypto";

import { translate } from "../adapters/github/webhooks/translate.ts";
import type { Door } from "../domain/organization/schema.ts";
import type { Clock } from "../ports/clock.ts";
import type { ConfigurationReader } from "../ports/configuration-reader.ts";
import type { DeliveryEngine } from "../ports/delivery-engine.ts";
import type { Logger } from "../ports/logger.ts";
import type { CommitPace } from "../usecases/commit-pace.ts";
import { createDeliveryEngine } from "../usecases/delivery-engine.ts";
import { HomeRegistry } from "../usecases/home-registry.ts";
import { type Discover, Sweeper } from "../usecases/sweeper.ts";
import { Ticker } from "../usecases/ticker.ts";
import type { AccessOf } from "./github-access.ts";
import { createHomeServices } from "./home-services.ts";

export type EngineParts = {
  readonly door: Door;
  readonly accessOf: AccessOf;
  readonly discover: Discover;
  readonly reader: ConfigurationReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pace: CommitPace;
  /** Milliseconds between two rounds of sweeping. */
  readonly sweepEvery: number;
  /** Milliseconds between two rounds of ticking. */
  readonly tickEvery: number;
  /** Gives the dead letters of an entity their tries again. */
  readonly retry: (entity: string) => Promise<number>;
};

export type AssembledEngine = {
  readonly engine: DeliveryEngine;
  /** Not started yet: who wants rounds on a timer starts them. */
  readonly sweeper: Sweeper;
  readonly ticker: Ticker;
};

export function assembleEngine(parts: EngineParts): AssembledEngine {
  const { door, accessOf, discover, reader, clock, logger, pace, retry } = parts;
  const services = createHomeServices({ door, accessOf, reader, clock, logger, pace, writer: randomUUID() });
  const homes = new HomeRegistry(services);
  const sweeper = new Sweeper({ homes, discover, clock, logger, every: parts.sweepEvery });
  const ticker = new Ticker({ homes, clock, logger, every: parts.tickEvery });
  const engine = createDeliveryEngine({ homes, translate, clock, sweeper, ticker, logger, retry });
  return { engine, sweeper, ticker };
}
