import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { HomeRegistry } from "./home-registry.ts";
import { Rounds } from "./rounds.ts";
import { tick } from "./tick.ts";

export type TickerServices = {
  readonly homes: HomeRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds from the end of one round to the beginning of the next. */
  readonly every: number;
};

/** Ticks every open home again and again, so that deadlines are told though nobody says anything. */
export class Ticker {
  readonly #services: TickerServices;
  readonly #rounds: Rounds;

  constructor(services: TickerServices) {
    this.#services = services;
    this.#rounds = new Rounds({ ...services, name: "ticking" }, () => this.round());
  }

  start(): void {
    this.#rounds.start();
  }

  /** One tick of all open homes; a home that cannot be asked now leaves the others to theirs. */
  async round(): Promise<void> {
    const { homes, logger } = this.#services;
    const { signal } = this.#rounds;
    for (const { repository } of homes.openHomes()) {
      try {
        await homes.withOpenHome(repository, (home) => tick(home, signal));
      } catch (error) {
        if (signal.aborted) return;
        logger.warn({ error, repository: repository.id }, "a home's clocks could not be advanced");
      }
    }
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }
}
