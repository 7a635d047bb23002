import type { Delivery, PutOutcome } from "../../ports/inbox.ts";

type Waiter = {
  readonly delivery: Delivery;
  readonly resolve: (outcome: PutOutcome) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Puts that arrive while the event loop turns, or while a commit waits for a lock, share the next commit: the disk's
 * flush is what a put costs. Each is answered only after the commit that holds it.
 */
export class PutQueue {
  readonly #commit: (deliveries: readonly Delivery[]) => Promise<readonly PutOutcome[]>;
  #waiters: Waiter[] = [];
  #flushing: Promise<void> | null = null;

  /** `commit` stores all or rejects, and yields an outcome for each delivery in order. */
  constructor(commit: (deliveries: readonly Delivery[]) => Promise<readonly PutOutcome[]>) {
    this.#commit = commit;
  }

  put(delivery: Delivery): Promise<PutOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ delivery, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Resolves when everything put so far was answered. */
  async settled(): Promise<void> {
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiters.length > 0) {
      const waiters = this.#waiters;
      this.#waiters = [];
      await this.#answer(waiters);
    }
    this.#flushing = null;
  }

  async #answer(waiters: readonly Waiter[]): Promise<void> {
    try {
      const outcomes = await this.#commit(waiters.map(({ delivery }) => delivery));
      for (const [index, { resolve, reject }] of waiters.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error("a commit left a delivery without an outcome"));
        else resolve(outcome);
      }
    } catch (error) {
      for (const { reject } of waiters) reject(error);
    }
  }
}
