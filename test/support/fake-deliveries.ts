// Deliveries that say given hints, and the services that carry them out.
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";
import type { Hint, Translation } from "../../src/ports/hint.ts";
import type { TakenDelivery } from "../../src/ports/inbox.ts";
import type { Settlement } from "../../src/ports/settlement.ts";
import { type DeliveryServices, handleDeliveries } from "../../src/usecases/handle-deliveries.ts";
import { HomeRegistry } from "../../src/usecases/home-registry.ts";
import type { HomeServices } from "../../src/usecases/home.ts";
import type { FakeTeam } from "./fake-home.ts";

export type FakeDeliveries = {
  readonly homes: HomeRegistry;
  /** Entities for which `/retry` was carried out. */
  readonly retried: string[];
  /** One delivery for each: what it says, or an error that its decision meets. */
  readonly deliver: (...says: readonly Says[]) => Promise<readonly Settlement[]>;
};

type Says = readonly Hint[] | Translation;

export const lane = "7";

/** `buried`: how many dead letters `/retry` finds; `of`: what is one repository's own. */
export function fakeDeliveries(
  team: FakeTeam,
  more: Partial<HomeServices> = {},
  buried = 1,
  of: (repository: RepositoryReference) => Partial<HomeServices> = () => ({}),
): FakeDeliveries {
  const retried: string[] = [];
  const homes = new HomeRegistry(async (_lane, repository: RepositoryReference) => ({
    ...team.services,
    repository,
    ...more,
    ...of(repository),
  }));
  const said = new Map<string, Says>();
  const services: DeliveryServices = {
    homes,
    clock: team.clock,
    translate: (_event, payload) => {
      const says = said.get(String(payload)) ?? [];
      return "outcome" in says ? says : { outcome: "hints", hints: says };
    },
    retry: async (entity) => {
      retried.push(entity);
      return buried;
    },
  };
  return {
    homes,
    retried,
    deliver: (...all) => {
      const deliveries = all.map((says) => {
        const id = `delivery-${said.size + 1}`;
        said.set(id, says);
        return deliveryOf(id, team.clock.now());
      });
      return handleDeliveries(services, deliveries, new AbortController().signal);
    },
  };
}

function deliveryOf(id: string, receivedAt: number): TakenDelivery {
  return {
    id,
    event: "issues",
    action: null,
    lane,
    entity: "1#1",
    repository: "1",
    receivedAt,
    body: JSON.stringify(id),
    attempt: 1,
  };
}
