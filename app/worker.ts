import { Worker } from "node:worker_threads";

import type { Clock } from "../src/ports/clock.ts";
import type { Logger } from "../src/ports/logger.ts";
import { WorkerNews } from "./worker-messages.ts";
import type { WorkerOrder, WorkerReport, WorkerSettings } from "./worker-messages.ts";

export type EngineWorkerOptions = {
  readonly settings: WorkerSettings;
  readonly clock: Clock;
  readonly logger: Logger;
};

const threadEntry = new URL("./worker-thread.ts", import.meta.url);
const firstPause = 100;
const longestPause = 30_000;

export class WorkerNotAlive extends Error {
  override readonly name = "WorkerNotAlive";
}

/** The engine in a thread of its own, started again whenever it dies. */
export class EngineWorker {
  readonly #options: EngineWorkerOptions;
  readonly #reports = new Map<number, PromiseWithResolvers<WorkerReport>>();
  readonly #stopping = new AbortController();
  #thread: Worker | null = null;
  #ready = false;
  #wakePosted = false;
  #crashes = 0;
  #reportNumber = 0;
  #namedChecks: ReadonlySet<string> | null = null;
  #ended: Promise<void> = Promise.resolve();

  constructor(options: EngineWorkerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#ended = this.#keepRunning();
  }

  /** Tells the thread of new work; many calls in a turn of the event loop are one message. */
  wake(): void {
    if (this.#wakePosted) return;
    this.#wakePosted = true;
    setImmediate(() => {
      this.#wakePosted = false;
      this.#post({ order: "wake" });
    });
  }

  isAlive(): boolean {
    return this.#ready;
  }

  namedChecks(): ReadonlySet<string> | null {
    return this.#namedChecks;
  }

  /** Rejects when the thread is not alive, dies meanwhile, or when `signal` aborts. */
  async report(signal: AbortSignal): Promise<WorkerReport> {
    if (!this.#ready) throw new WorkerNotAlive("the worker is not running");
    this.#reportNumber += 1;
    const number = this.#reportNumber;
    const wanted = Promise.withResolvers<WorkerReport>();
    const giveUp = () => wanted.reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    this.#reports.set(number, wanted);
    this.#post({ order: "report", number });
    try {
      return await wanted.promise;
    } finally {
      signal.removeEventListener("abort", giveUp);
      this.#reports.delete(number);
    }
  }

  /** Lets the batches under way finish for `patience` milliseconds, then ends the thread: the next start takes them again. */
  async stop(patience: number): Promise<void> {
    this.#stopping.abort();
    this.#post({ order: "stop" });
    const cutOff = setTimeout(() => {
      this.#options.logger.warn({ patience }, "the worker did not end in time");
      void this.#thread?.terminate();
    }, patience);
    await this.#ended;
    clearTimeout(cutOff);
  }

  async #keepRunning(): Promise<void> {
    const { clock, logger } = this.#options;
    while (!this.#stopping.signal.aborted) {
      const startedAt = clock.now();
      const code = await this.#runThread();
      if (this.#stopping.signal.aborted) return;
      if (clock.now() - startedAt > longestPause) this.#crashes = 0;
      const pause = Math.min(longestPause, firstPause * 2 ** this.#crashes);
      this.#crashes += 1;
      logger.error({ code, pause }, "the worker died and is started again");
      await clock.sleep(pause, this.#stopping.signal).catch(() => undefined);
    }
  }

  /** Resolves with the thread's exit code. */
  async #runThread(): Promise<number> {
    const exited = Promise.withResolvers<number>();
    const thread = new Worker(threadEntry, { workerData: this.#options.settings });
    this.#thread = thread;
    thread.on("message", (message: unknown) => this.#hear(WorkerNews.parse(message)));
    thread.on("error", (error) => this.#options.logger.error({ error }, "the worker failed"));
    thread.on("exit", (code) => exited.resolve(code));
    const code = await exited.promise;
    this.#ready = false;
    this.#thread = null;
    for (const wanted of this.#reports.values()) wanted.reject(new WorkerNotAlive("the worker died"));
    return code;
  }

  #hear(news: WorkerNews): void {
    switch (news.news) {
      case "ready":
        this.#ready = true;
        return;
      case "named-checks":
        this.#namedChecks = news.names === null ? null : new Set(news.names);
        return;
      case "report":
        this.#reports.get(news.number)?.resolve(news.report);
        return;
      default:
        return news satisfies never;
    }
  }

  #post(order: WorkerOrder): void {
    this.#thread?.postMessage(order);
  }
}
