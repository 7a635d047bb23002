import type { DeliveryEngine } from "../ports/delivery-engine.ts";
import type { Logger } from "../ports/logger.ts";
import { type DeliveryServices, handleDeliveries } from "./handle-deliveries.ts";
import type { Home } from "./home.ts";
import type { Sweeper } from "./sweeper.ts";
import { tellBuried } from "./tell-buried.ts";

export type EngineServices = DeliveryServices & {
  readonly sweeper: Sweeper;
  readonly logger: Logger;
};

/** What the worker hosts: deliveries in, settlements out, and a sweeper that finds what no delivery told. */
export function createDeliveryEngine(services: EngineServices): DeliveryEngine {
  const { homes, sweeper, logger } = services;
  return {
    handleBatch: (_lane, deliveries, signal) => handleDeliveries(services, deliveries, signal),

    tellBuried: (deliveries) => tellBuried(homes.openHomes(), logger, deliveries),

    namedChecks() {
      if (!sweeper.hasDiscovered()) return null;
      return new Set(homes.openHomes().flatMap(checksOf));
    },

    async probeLedger() {
      for (const home of homes.openHomes()) await home.ledger.catchUp(home.position);
    },

    close: () => sweeper.stop(),
  };
}

function checksOf(home: Home): readonly string[] {
  return home.state.frame.configuration?.resolved.organization.review.layers.qa.checks ?? [];
}
