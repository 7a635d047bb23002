import { setTimeout as wait } from "node:timers/promises";

const patience = 60_000;
/** Milliseconds. Not all that a play waits for is an event of GitHub's. */
const lookEvery = 100;

/** How a play waits for what others do at an issue. */
export class Waiting {
  readonly #stop: AbortSignal;

  constructor(stop: AbortSignal) {
    this.#stop = stop;
  }

  /** Gives what `look` finds, as soon as that is something. @throws WaitedInVain after a minute, or when it is stopped */
  async for<Found>(number: number, look: () => Found | null | Promise<Found | null>): Promise<Found> {
    const giveUp = AbortSignal.any([this.#stop, AbortSignal.timeout(patience)]);
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (giveUp.aborted) throw new WaitedInVain(number);
      await wait(lookEvery);
    }
  }
}

class WaitedInVain extends Error {
  override readonly name = "WaitedInVain";

  constructor(number: number) {
    super(`A minute passed, and #${String(number)} was still not as it should be.`);
  }
}
