import type { RepositoryId } from "../domain/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { Logger } from "../ports/logger.ts";
import { HomeHalted, type HomeRegistry } from "./home-registry.ts";
import type { Home } from "./home.ts";
import { closeAllGates } from "./reconcile/close-gates.ts";
import { Rounds } from "./rounds.ts";
import { sweep } from "./sweep.ts";
import { mayWriteNow } from "./writer.ts";

/** Every repository that we may see, with the lane that its deliveries take. */
export type Discover = () => Promise<
  readonly { readonly lane: string; readonly repository: RepositoryReference }[]
>;

export type SweeperServices = {
  readonly homes: HomeRegistry;
  readonly discover: Discover;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds from the end of one round to the beginning of the next. */
  readonly every: number;
};

/** Repositories under nobody's care cost a request each when they are looked at again. */
const strangersEvery = 60 * 60_000;

type Team = {
  readonly lane: string;
  readonly home: RepositoryReference;
  readonly repositories: readonly RepositoryReference[];
};

/** Sweeps every home at the start and then again and again, so that what no webhook told is found all the same. */
export class Sweeper {
  readonly #services: SweeperServices;
  readonly #rounds: Rounds;
  #discovered = false;
  #strangersDue: number;

  constructor(services: SweeperServices) {
    this.#services = services;
    this.#rounds = new Rounds({ ...services, name: "sweeping" }, () => this.round());
    this.#strangersDue = services.clock.now() + strangersEvery;
  }

  start(): void {
    this.#rounds.start();
  }

  /** Whether every home was found at least once. */
  hasDiscovered(): boolean {
    return this.#discovered;
  }

  /** One round over all homes; a home that cannot be swept now leaves the others to theirs. */
  async round(): Promise<void> {
    const { homes, logger } = this.#services;
    for (const { lane, home, repositories } of await this.#teams()) {
      try {
        await homes.withHome(lane, home, (open) => this.#sweep(open));
      } catch (error) {
        if (this.#rounds.signal.aborted) return;
        logger.warn({ error, repository: home.id }, "a home could not be swept");
        if (error instanceof HomeHalted) await this.#close(error, repositories);
      }
    }
    this.#discovered = true;
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
  }

  async #teams(): Promise<readonly Team[]> {
    const { homes, discover, clock, logger } = this.#services;
    if (clock.now() >= this.#strangersDue) {
      homes.forgetStrangers();
      this.#strangersDue = clock.now() + strangersEvery;
    }
    const teams = new Map<RepositoryId, Team>();
    for (const { lane, repository } of await discover()) {
      try {
        const home = await homes.homeOf(lane, repository);
        if (home === null) continue;
        const before = teams.get(home.id)?.repositories ?? [];
        teams.set(home.id, { lane, home, repositories: [...before, repository] });
      } catch (error) {
        logger.warn({ error, repository: repository.id }, "a repository's home could not be found");
      }
    }
    return [...teams.values()];
  }

  async #sweep(home: Home): Promise<void> {
    const { signal } = this.#rounds;
    if (await mayWriteNow(home, signal)) await sweep(home, signal);
  }

  async #close(
    { services, problem }: HomeHalted,
    repositories: readonly RepositoryReference[],
  ): Promise<void> {
    for (const repository of repositories) {
      try {
        await closeAllGates(services, problem, repository);
      } catch (error) {
        this.#services.logger.error({ error, repository: repository.id }, "gates could not be closed");
      }
    }
  }
}
