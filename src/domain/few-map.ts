/** A map that mostly has one entry, for which it needs no hash table. */
export class FewMap<Key, Value> {
  #only: readonly [Key, Value] | undefined;
  #all: Map<Key, Value> | undefined;

  get(key: Key): Value | undefined {
    if (this.#all !== undefined) return this.#all.get(key);
    return this.#only !== undefined && this.#only[0] === key ? this.#only[1] : undefined;
  }

  has(key: Key): boolean {
    if (this.#all !== undefined) return this.#all.has(key);
    return this.#only !== undefined && this.#only[0] === key;
  }

  set(key: Key, value: Value): void {
    if (this.#all !== undefined) this.#all.set(key, value);
    else if (this.#only === undefined || this.#only[0] === key) this.#only = [key, value];
    else {
      this.#all = new Map([this.#only, [key, value]]);
      this.#only = undefined;
    }
  }

  delete(key: Key): void {
    this.#all?.delete(key);
    if (this.#only !== undefined && this.#only[0] === key) this.#only = undefined;
  }

  /** In the order in which keys were first set. */
  entries(): Iterable<readonly [Key, Value]> {
    return this.#all ?? (this.#only === undefined ? [] : [this.#only]);
  }
}
