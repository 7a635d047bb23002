import type { Clock } from "../ports/clock.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { Hint, Translate } from "../ports/hint.ts";
import type { TakenDelivery } from "../ports/inbox.ts";
import type { Settlement } from "../ports/settlement.ts";
import { instant } from "../domain/time.ts";
import { toTimestamp } from "../domain/timestamp.ts";
import { HomeHalted, type HomeRegistry } from "./home-registry.ts";
import type { Home } from "./home.ts";
import { type Processed, processHints } from "./process-hints.ts";
import { closeGatesOf } from "./reconcile/close-gates.ts";
import { type Said, isPassing, settlementFor, settlementOf } from "./settlements.ts";
import { mayWrite, writerOf } from "./writer.ts";
import { tellNothingFailed } from "./tell-nothing-failed.ts";

export type DeliveryServices = {
  readonly homes: HomeRegistry;
  readonly translate: Translate;
  readonly clock: Clock;
  /** Gives the dead letters of an entity their tries again, and says how many there were. */
  readonly retry: (entity: string) => Promise<number>;
};

/** Carries out one lane's deliveries: what they say, for each home, in one batch; each delivery is settled by how it went. */
export async function handleDeliveries(
  services: DeliveryServices,
  deliveries: readonly TakenDelivery[],
  signal: AbortSignal,
): Promise<readonly Settlement[]> {
  const { homes, translate } = services;
  const settled: Settlement[] = [];
  const said: Said[] = [];
  for (const delivery of deliveries) {
    const receivedAt = toTimestamp(instant(delivery.receivedAt));
    const translation = translate(delivery.event, parse(delivery.body), receivedAt);
    switch (translation.outcome) {
      case "hints":
        said.push({ delivery, hints: translation.hints });
        break;
      case "installation-changed":
        homes.forget();
        settled.push({ id: delivery.id, outcome: "done" });
        break;
      case "ignored":
        settled.push({ id: delivery.id, outcome: "ignored", reason: translation.reason });
        break;
      default:
        translation satisfies never;
    }
  }
  for (const batch of await byHome(services, said, settled)) {
    settled.push(...(await handleBatch(services, batch.home, batch.said, signal)));
  }
  return settled;
}

type Batch = { readonly home: RepositoryReference; readonly said: readonly Said[] };

/** Deliveries of one home together; those of a repository that nobody put under care are ignored. */
async function byHome(
  services: DeliveryServices,
  said: readonly Said[],
  settled: Settlement[],
): Promise<readonly Batch[]> {
  const batches = new Map<number, { readonly home: RepositoryReference; readonly said: Said[] }>();
  const troubles = new Map<number, unknown>();
  for (const each of said) {
    const found = await homeOf(services, each, troubles);
    if (found === null) {
      const reason = each.hints.length === 0 ? "nothing in it" : "no .github/tutti.yml names this repository";
      settled.push({ id: each.delivery.id, outcome: "ignored", reason });
    } else if ("outcome" in found) {
      settled.push(found);
    } else {
      const batch = batches.get(found.id) ?? { home: found, said: [] };
      batch.said.push(each);
      batches.set(found.id, batch);
    }
  }
  return [...batches.values()];
}

/**
 * An issue's transfer tells of two repositories: the home that it leaves comes first, and a sweep tells another one. A repository
 * whose home cannot be found is asked for once a batch, lest it hold back the others.
 */
async function homeOf(
  { homes, clock }: DeliveryServices,
  { delivery, hints }: Said,
  troubles: Map<number, unknown>,
): Promise<RepositoryReference | Settlement | null> {
  const mayBeNew = hints.some(
    (hint) => hint.kind === "branch-pushed" && hint.isDefault && hint.changesConfiguration !== false,
  );
  if (mayBeNew) homes.forget();
  for (const { repository } of hints) {
    try {
      const trouble = troubles.get(repository.id);
      if (trouble !== undefined) return settlementOf(delivery, trouble, clock.now());
      const home = await homes.homeOf(delivery.lane, repository);
      if (home !== null) return home;
    } catch (error) {
      troubles.set(repository.id, error);
      return settlementOf(delivery, error, clock.now());
    }
  }
  return null;
}

async function handleBatch(
  services: DeliveryServices,
  repository: RepositoryReference,
  said: readonly Said[],
  signal: AbortSignal,
): Promise<readonly Settlement[]> {
  const { homes, clock } = services;
  const [first] = said;
  if (first === undefined) return [];
  const hints = said.flatMap((each) => each.hints);
  try {
    return await homes.withHome(first.delivery.lane, repository, async (home) => {
      if (!(await mayWrite(home, hints, signal)))
        return said.map(({ delivery }) => leftToOther(home, delivery));
      const processed = await processHints(home, hints, signal);
      if (processed.outcome === "halted") throw new HomeHalted(home, processed.problem);
      for (const entity of retriedIn(processed)) {
        if ((await services.retry(entity)) === 0) await tellNothingFailed(home, hints, entity);
      }
      return said.map((each) => settlementFor(each, processed, clock.now()));
    });
  } catch (error) {
    if (error instanceof HomeHalted) await tellHalted(error, hints);
    if (said.length === 1 || isPassing(error)) {
      return said.map(({ delivery }) => settlementOf(delivery, error, clock.now()));
    }
    // One of them is at fault: halve until it stands alone, so that the others go on.
    const middle = Math.ceil(said.length / 2);
    return [
      ...(await handleBatch(services, repository, said.slice(0, middle), signal)),
      ...(await handleBatch(services, repository, said.slice(middle), signal)),
    ];
  }
}

function leftToOther({ state, door }: Home, { id }: TakenDelivery): Settlement {
  const writer = writerOf(state.frame) ?? (door === "app" ? "action" : "app");
  return { id, outcome: "ignored", reason: `the ${writer} writes here` };
}

/** A gate that cannot be closed now is closed with the next try of its delivery. */
async function tellHalted({ services, problem }: HomeHalted, hints: readonly Hint[]): Promise<void> {
  services.logger.error({ problem }, "the ledger must not be written");
  try {
    await closeGatesOf(services, problem, hints);
  } catch (error) {
    services.logger.error({ error }, "gates could not be closed");
  }
}

/** Entities of the inbox, `<repository id>#<number>`, for which `/retry` was accepted. */
function retriedIn({ events }: Processed): readonly string[] {
  return events.flatMap((event) =>
    event.type === "CommandAccepted" && event.command === "RetryDeliveries" && event.place !== null
      ? [`${event.place.repository}#${event.place.number}`]
      : [],
  );
}

/** Bodies were signed by GitHub, and are JSON; what is not will fit no translation. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
