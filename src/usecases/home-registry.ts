import type { RepositoryId } from "../domain/ids.ts";
import type { LedgersStanding } from "../ports/delivery-engine.ts";
import { ForgeUnavailable } from "../ports/forge.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import { type CreateServices, findHome } from "./find-home.ts";
import type { HaltedHome, Home, HomeServices } from "./home.ts";
import { openHome } from "./open-home.ts";
import { Turns } from "./turns.ts";
import { UnreadLedgers, isWanted } from "./unread-ledgers.ts";

/** Milliseconds; people have to act, and until they have every batch would read the whole ledger in vain. */
const restWhenHalted = 60_000;

/** The homes of one process: found by their repositories, opened when first needed, one batch at a time for each. */
export class HomeRegistry {
  readonly #createServices: CreateServices;
  /** The home of each repository; null where no configuration names it. */
  readonly #homes = new Map<RepositoryId, RepositoryReference | null>();
  readonly #open = new Map<RepositoryId, Home>();
  readonly #halted = new Map<RepositoryId, { readonly halt: HomeHalted; readonly until: number }>();
  readonly #unread = new UnreadLedgers();
  readonly #turns = new Turns<RepositoryId>();

  constructor(createServices: CreateServices) {
    this.#createServices = createServices;
  }

  /** The home that a repository belongs to; null when it is under nobody's care. */
  async homeOf(lane: string, repository: RepositoryReference): Promise<RepositoryReference | null> {
    const known = this.#homes.get(repository.id);
    if (known !== undefined) return known;
    const home = await findHome(this.#createServices, lane, repository);
    this.#homes.set(repository.id, home);
    return home;
  }

  /** Runs one batch on a home that may be written, after those before it. @throws HomeHalted when it must not be written */
  async withHome<Value>(
    lane: string,
    repository: RepositoryReference,
    run: (home: Home) => Promise<Value>,
  ): Promise<Value> {
    return this.#turns.take(repository.id, async () => {
      const open = this.#open.get(repository.id);
      if (open !== undefined) return this.#run(open, run);
      this.#throwIfHalted(repository.id);
      const home = await this.#openHome(lane, repository);
      if ("halted" in home) throw this.#halt(new HomeHalted(home, home.halted));
      return this.#run(home, run);
    });
  }

  /** The same for a home that is open already; null when it no longer is. */
  async withOpenHome<Value>(
    { id }: RepositoryReference,
    run: (home: Home) => Promise<Value>,
  ): Promise<Value | null> {
    return this.#turns.take(id, async () => {
      const home = this.#open.get(id);
      return home === undefined ? null : this.#run(home, run);
    });
  }

  /** Homes that are open and may be written. */
  openHomes(): readonly Home[] {
    return [...this.#open.values()];
  }

  /** Of homes that somebody asked for of late. `now` is epoch milliseconds. */
  ledgers(now: number): LedgersStanding {
    const halted = [...this.#halted.values()].filter(({ until }) => isWanted(until, now));
    return {
      open: this.#open.size,
      unread: this.#unread.reasons(now),
      halted: halted.map(({ halt }) => halt.told()),
    };
  }

  /** Repositories came or went, or a configuration may name others now. */
  forget(): void {
    this.#homes.clear();
  }

  /** Repositories under nobody's care are looked at again: a configuration may have come unnoticed. */
  forgetStrangers(): void {
    for (const [repository, home] of this.#homes) if (home === null) this.#homes.delete(repository);
  }

  async #run<Value>(home: Home, run: (home: Home) => Promise<Value>): Promise<Value> {
    try {
      return await run(home);
    } catch (error) {
      // What is in memory may be ahead of or behind the ledger now; it is read again.
      this.#open.delete(home.repository.id);
      throw error instanceof HomeHalted ? this.#halt(error) : error;
    }
  }

  /** A halted home is not read again before it has rested. */
  #halt(halt: HomeHalted): HomeHalted {
    const { repository, clock } = halt.services;
    this.#halted.set(repository.id, { halt, until: clock.now() + restWhenHalted });
    return halt;
  }

  #throwIfHalted(repository: RepositoryId): void {
    const known = this.#halted.get(repository);
    if (known === undefined) return;
    if (known.halt.services.clock.now() < known.until) throw known.halt;
    this.#halted.delete(repository);
  }

  async #openHome(lane: string, repository: RepositoryReference): Promise<Home | HaltedHome> {
    const installation = /^\d+$/.test(lane) ? Number(lane) : null;
    const services = await this.#createServices(lane, repository);
    this.#unread.throwIfResting(repository, services.clock.now());
    try {
      const home = await openHome(services, installation);
      this.#unread.wasRead(repository);
      if (!("halted" in home)) this.#open.set(repository.id, home);
      return home;
    } catch (error) {
      if (!(error instanceof ForgeUnavailable)) throw error;
      throw this.#unread.rest(repository, error, services.clock.now());
    }
  }
}

/** The ledger of a home must not be written: a newer version wrote it, or it was tampered with. */
export class HomeHalted extends Error {
  override readonly name = "HomeHalted";
  readonly services: HomeServices;
  readonly problem: LedgerProblem;
  constructor(services: HomeServices, problem: LedgerProblem) {
    super(`${problem.what}; ${problem.nextStep}`);
    this.services = services;
    this.problem = problem;
  }

  /** The same with whose ledger it is. */
  told(): string {
    const { owner, name } = this.services.repository;
    return `the ledger of ${owner}/${name} must not be written: ${this.message}`;
  }
}
