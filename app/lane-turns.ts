/** Round-robin over lanes: who was served longest ago comes first, who never was before all. */
export class LaneTurns {
  readonly #served = new Map<string, number>();
  #turn = 0;

  /** The lanes in the order of their turns. Lanes that want nothing are forgotten. */
  order(lanes: readonly string[]): readonly string[] {
    const wanting = new Set(lanes);
    for (const lane of this.#served.keys()) {
      if (!wanting.has(lane)) this.#served.delete(lane);
    }
    return lanes.toSorted((one, other) => (this.#served.get(one) ?? 0) - (this.#served.get(other) ?? 0));
  }

  serve(lane: string): void {
    this.#turn += 1;
    this.#served.set(lane, this.#turn);
  }
}
