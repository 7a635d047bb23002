/** What changes in the demo without a word from GitHub: the time, and what is told of a play. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  /** Gives back how to stop. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
