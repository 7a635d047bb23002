import type { DeliveryEngine } from "../ports/delivery-engine.ts";
import type { Logger } from "../ports/logger.ts";
import { type DeliveryServices, handleDeliveries } from "./handle-deliveries.ts";
import type { Home } from "./home.ts";
import type { Sweeper } from "./sweeper.ts";
import { tellBuried } from "./tell-buried.ts";
import type { Ticker } from "./ticker.ts";

export type EngineServices = DeliveryServices & {
  readonly sweeper: Sweeper;
  readonly ticker: Ticker;
  readonly logger: Logger;
};

/** What the worker hosts: deliveries in, settlements out, a sweeper that finds what no delivery told, a ticker for deadlines. */
export function createDeliveryEngine(services: EngineServices): DeliveryEngine {
  const { homes, sweeper, ticker, logger } = services;
  return {
    handleBatch: (_lane, deliveries, signal) => handleDeliveries(services, deliveries, signal),

    tellBuried: (deliveries) => tellBuried(homes.openHomes(), logger, deliveries),

    namedChecks() {
      if (!sweeper.hasDiscovered()) return null;
      return new Set(homes.openHomes().flatMap(checksOf));
    },

    ledgers: () => homes.ledgers(services.clock.now()),

    async close() {
      await Promise.all([sweeper.stop(), ticker.stop()]);
    },
  };
}

function checksOf(home: Home): readonly string[] {
  return home.state.frame.configuration?.resolved.organization.review.layers.qa.checks ?? [];
}
