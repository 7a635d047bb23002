import { GitStoppedError } from "./git-command.ts";

/** What still writes in a repository: its folder can be removed once that has ended. */
export class WorkUnderWay {
  readonly #running = new Set<Promise<unknown>>();
  #isClosed = false;

  /** @throws {GitStoppedError} once it is closed. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new GitStoppedError("the sandbox has stopped");
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Lets in nothing more, and resolves when all that runs has ended, well or not. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
  }
}
