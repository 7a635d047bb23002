/** Rows by database id, with the secondary indexes that lists need. Rows are immutable values; the table is what changes. */

type Row = { readonly id: number };
type Key = string | number;
type Indexes<R, Name extends string> = { readonly [name in Name]: (row: R) => readonly Key[] };

export class MissingRow extends Error {
  override readonly name = "MissingRow";
}

export class Table<R extends Row, Name extends string = never> {
  readonly #rows = new Map<number, R>();
  readonly #indexes = new Map<string, Map<Key, Set<number>>>();
  readonly #keysOf: ReadonlyMap<string, (row: R) => readonly Key[]>;
  readonly #definition: Indexes<R, Name>;
  readonly #kind: string;
  #lastId: number;

  /** `firstId` differs per kind, so that an id of one kind is never by luck the id of another. */
  constructor(kind: string, firstId: number, indexes: Indexes<R, Name>) {
    this.#kind = kind;
    this.#lastId = firstId - 1;
    this.#definition = indexes;
    this.#keysOf = new Map(Object.entries<(row: R) => readonly Key[]>(indexes));
    for (const name of this.#keysOf.keys()) this.#indexes.set(name, new Map());
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  find(id: number): R | undefined {
    return this.#rows.get(id);
  }

  /** For ids that another row vouches for. */
  at(id: number): R {
    const row = this.#rows.get(id);
    if (row === undefined) throw new MissingRow(`there is no ${this.#kind} ${String(id)}`);
    return row;
  }

  /** In order of creation. */
  all(): readonly R[] {
    return [...this.#rows.values()];
  }

  /** In order of creation. */
  by(name: Name, key: Key): readonly R[] {
    const ids = this.#indexes.get(name)?.get(key) ?? [];
    return [...ids].sort((a, b) => a - b).map((id) => this.at(id));
  }

  firstBy(name: Name, key: Key): R | undefined {
    return this.by(name, key)[0];
  }

  insert(row: R): R {
    this.#lastId = Math.max(this.#lastId, row.id);
    this.#rows.set(row.id, row);
    this.#index(row);
    return row;
  }

  update(id: number, change: Partial<R>): R {
    const before = this.at(id);
    const after = { ...before, ...change };
    this.#unindex(before);
    this.#rows.set(id, after);
    this.#index(after);
    return after;
  }

  remove(id: number): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#unindex(row);
    this.#rows.delete(id);
  }

  copy(): Table<R, Name> {
    const copy = new Table<R, Name>(this.#kind, this.#lastId + 1, this.#definition);
    for (const row of this.#rows.values()) copy.insert(row);
    return copy;
  }

  #index(row: R): void {
    for (const [name, keysOf] of this.#keysOf) {
      const index = this.#indexes.get(name);
      for (const key of keysOf(row)) {
        const ids = index?.get(key);
        if (ids === undefined) index?.set(key, new Set([row.id]));
        else ids.add(row.id);
      }
    }
  }

  #unindex(row: R): void {
    for (const [name, keysOf] of this.#keysOf) {
      for (const key of keysOf(row)) this.#indexes.get(name)?.get(key)?.delete(row.id);
    }
  }
}
