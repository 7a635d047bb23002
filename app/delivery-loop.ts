import type { DeliveryEngine } from "../src/ports/delivery-engine.ts";
import type { Inbox } from "../src/ports/inbox.ts";
import { Bell } from "./bell.ts";
import { LaneTurns } from "./lane-turns.ts";
import { serveLane } from "./serve-lane.ts";
import type { LaneService } from "./serve-lane.ts";

export type DeliveryLoopOptions = LaneService & {
  readonly inbox: Inbox;
  readonly engine: Pick<DeliveryEngine, "handleBatch" | "tellBuried">;
  /** Milliseconds after a wake-up in which more may arrive: one batch of many costs little more than a batch of one. */
  readonly gathering?: number;
};

const second = 1_000;
/** Lanes wait on GitHub most of the time, so several are served at once; a lane never twice at once. */
const lanesAtOnce = 8;
/** Wake-ups come with each put; this finds what came without one. */
const safetyNet = 30 * second;
const purgeEvery = 60 * 60 * second;
const troublePause = second;

/** Serves the lanes that have work, each in its turn, and tells of dead letters. */
export class DeliveryLoop {
  readonly #options: DeliveryLoopOptions;
  readonly #bell = new Bell();
  readonly #turns = new LaneTurns();
  readonly #serving = new Map<string, Promise<void>>();
  #chores: Promise<void> | null = null;
  #tellingDue = 0;
  #purgeDue = 0;

  constructor(options: DeliveryLoopOptions) {
    this.#options = options;
  }

  /** Something changed in the inbox. */
  wake(): void {
    this.#bell.ring();
  }

  /** Runs until `stop` aborts, and resolves when the batches under way are settled. */
  async run(stop: AbortSignal): Promise<void> {
    const { inbox, logger } = this.#options;
    const recovered = await inbox.recover();
    if (recovered > 0) logger.warn({ recovered }, "deliveries of a worker that died are taken again");
    while (!stop.aborted) {
      const pause = await this.#turn(stop);
      await this.#rest(pause, stop);
      await this.#gather(stop);
    }
    await Promise.all([...this.#serving.values(), this.#chores]);
  }

  /** Yields for how many milliseconds there will be nothing to do, unless the bell rings. */
  async #turn(stop: AbortSignal): Promise<number> {
    const { inbox, clock, logger } = this.#options;
    try {
      await this.#startLanes(stop);
      this.#chores ??= this.#doChores(stop).finally(() => (this.#chores = null));
      const due = await inbox.nextDue();
      const now = clock.now();
      return Math.max(0, Math.min(safetyNet, (due ?? Infinity) - now));
    } catch (error) {
      logger.error({ error }, "the inbox could not be read");
      return troublePause;
    }
  }

  async #startLanes(stop: AbortSignal): Promise<void> {
    const waiting = await this.#options.inbox.lanes();
    for (const lane of this.#turns.order(waiting)) {
      if (this.#serving.size >= lanesAtOnce || stop.aborted) return;
      if (this.#serving.has(lane)) continue;
      this.#turns.serve(lane);
      this.#serving.set(lane, this.#serve(lane, stop));
    }
  }

  async #serve(lane: string, stop: AbortSignal): Promise<void> {
    const { clock, logger } = this.#options;
    try {
      const failed = await serveLane(lane, this.#options, stop);
      if (failed) this.#tellingDue = 0;
    } catch (error) {
      logger.error({ error, lane }, "a lane could not be served");
      await clock.sleep(troublePause, stop).catch(() => undefined);
    } finally {
      this.#serving.delete(lane);
      this.#bell.ring();
    }
  }

  /** Beside the lanes: telling people waits on GitHub, and deliveries do not wait for that. */
  async #doChores(stop: AbortSignal): Promise<void> {
    const { inbox, clock, logger } = this.#options;
    try {
      if (clock.now() >= this.#tellingDue) {
        this.#tellingDue = clock.now() + safetyNet;
        await this.#tellDeadLetters(stop);
      }
      if (clock.now() >= this.#purgeDue) {
        this.#purgeDue = clock.now() + purgeEvery;
        const purged = await inbox.purge(clock.now());
        if (purged.bodies + purged.ids > 0) logger.info(purged, "purged old deliveries");
      }
    } catch (error) {
      logger.error({ error }, "a chore of the inbox failed");
    }
  }

  async #tellDeadLetters(stop: AbortSignal): Promise<void> {
    const { inbox, engine, logger } = this.#options;
    const untold = (await inbox.buried()).filter(({ told }) => !told);
    if (untold.length === 0) return;
    const ids = untold.map(({ id }) => id);
    try {
      await engine.tellBuried(untold, stop);
      await inbox.markTold(ids);
    } catch (error) {
      logger.error({ error, deliveries: ids }, "people could not be told of dead letters");
    }
  }

  async #gather(stop: AbortSignal): Promise<void> {
    const { clock, gathering = 0 } = this.#options;
    if (gathering > 0) await clock.sleep(gathering, stop).catch(() => undefined);
  }

  async #rest(pause: number, stop: AbortSignal): Promise<void> {
    if (stop.aborted) return;
    const over = new AbortController();
    const end = () => over.abort();
    stop.addEventListener("abort", end, { once: true });
    const alarm = this.#options.clock.sleep(pause, over.signal).then(end, () => undefined);
    await this.#bell.heard(over.signal);
    end();
    await alarm;
    stop.removeEventListener("abort", end);
  }
}
