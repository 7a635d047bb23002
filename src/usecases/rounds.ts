import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";

export type RoundsOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds from the end of one round to the beginning of the next. */
  readonly every: number;
  /** What a round does, in a word, for the log. */
  readonly name: string;
};

/** Does something at once and then again and again until it is stopped; a round that fails is followed by the next. */
export class Rounds {
  readonly #options: RoundsOptions;
  readonly #round: () => Promise<void>;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;

  constructor(options: RoundsOptions, round: () => Promise<void>) {
    this.#options = options;
    this.#round = round;
  }

  /** Aborts when the rounds are to end. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error("the app is stopping"));
    await this.#running;
  }

  async #run(): Promise<void> {
    const { clock, logger, every, name } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.#round();
      } catch (error) {
        if (!signal.aborted) logger.warn({ error }, `a round of ${name} failed`);
      }
      await clock.sleep(every, signal).catch(() => undefined);
    }
  }
}
