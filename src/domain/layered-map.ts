import { FewMap } from "./few-map.ts";

/** A map that reads through to the one beneath it and writes only to itself. Values are immutable; nothing is deleted. */
export class LayeredMap<Key, Value> {
  #own: FewMap<Key, Value> | undefined;
  readonly #beneath: LayeredMap<Key, Value> | undefined;

  constructor(beneath?: LayeredMap<Key, Value>) {
    this.#beneath = beneath;
  }

  get(key: Key): Value | undefined {
    return this.#own?.get(key) ?? this.#beneath?.get(key);
  }

  has(key: Key): boolean {
    return this.#own?.has(key) === true || this.#beneath?.has(key) === true;
  }

  set(key: Key, value: Value): void {
    // Most layers are tried and dropped without a word in most of their maps.
    this.#own ??= new FewMap();
    this.#own.set(key, value);
  }

  /** Takes over what was written to a map that reads through to this one. */
  absorb(above: LayeredMap<Key, Value>): void {
    if (above.#own === undefined) return;
    for (const [key, value] of above.#own.entries()) this.set(key, value);
  }

  /** Every entry once, with its uppermost value, in the order in which keys were first set. */
  *entries(): IterableIterator<readonly [Key, Value]> {
    const own = this.#own;
    const beneath = this.#beneath;
    if (beneath === undefined) {
      if (own !== undefined) yield* own.entries();
      return;
    }
    for (const [key, value] of beneath.entries()) yield [key, own?.get(key) ?? value];
    if (own === undefined) return;
    for (const [key, value] of own.entries()) if (!beneath.has(key)) yield [key, value];
  }
}

/** The values of those keys that have one. */
export function valuesAt<Key, Value>(keys: readonly Key[], map: LayeredMap<Key, Value>): readonly Value[] {
  const values: Value[] = [];
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) values.push(value);
  }
  return values;
}
