/** Every request that came in, so that tests can count what a client costs. */

export type Seen = {
  readonly method: string;
  /** Without `/api/v3` and the query. */
  readonly path: string;
  /** Of GraphQL: the document's fields at its root; `[]` for REST and git. */
  readonly rootFields: readonly string[];
  /** Of GraphQL: what is asked of each of those, by the fields' own names. */
  readonly innerFields: readonly string[];
  readonly status: number;
};

export class Traffic {
  #seen: Seen[] = [];

  get all(): readonly Seen[] {
    return this.#seen;
  }

  record(seen: Seen): void {
    this.#seen.push(seen);
  }

  clear(): void {
    this.#seen = [];
  }
}
