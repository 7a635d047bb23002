/** One at a time for each key, in the order in which they came. */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<unknown>>();

  async take<Value>(key: Key, run: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(run, run);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }
}
