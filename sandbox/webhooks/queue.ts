/** What waits to be sent, and what a test does to it: hold, release in another order, drop, double. */

export type Outgoing = {
  readonly guid: string;
  readonly appId: number;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly event: string;
  readonly action: string | null;
  readonly body: string;
  readonly isRedelivery: boolean;
};

export type Predicate = (outgoing: Outgoing) => boolean;

export type Send = (outgoing: Outgoing) => Promise<void>;

export type Loss = "unrecorded" | "failed";

type Distortion =
  | { readonly kind: "drop"; readonly of: Predicate; readonly as: Loss }
  | { readonly kind: "duplicate"; readonly of: Predicate; readonly guid: "same" | "new" };

export class WebhookQueue {
  readonly #send: Send;
  readonly #recordLoss: (outgoing: Outgoing) => void;
  readonly #newGuid: () => string;
  readonly #chains = new Map<number, Promise<void>>();
  #started = 0;
  #held: Outgoing[] = [];
  #holds: Predicate | null = null;
  #distortions: readonly Distortion[] = [];

  constructor(send: Send, recordLoss: (outgoing: Outgoing) => void, newGuid: () => string) {
    this.#send = send;
    this.#recordLoss = recordLoss;
    this.#newGuid = newGuid;
  }

  /** What is held, in the order in which it happened. */
  get held(): readonly Outgoing[] {
    return this.#held;
  }

  put(outgoing: Outgoing): void {
    for (const one of this.#distort(outgoing)) {
      if (this.#holds?.(one) === true) this.#held.push(one);
      else this.#start(one);
    }
  }

  /** Keeps back what matches from now on. */
  hold(of: Predicate = () => true): void {
    this.#holds = of;
  }

  /** Sends what is held, in the order that `arrange` gives it, and holds no more. */
  release(arrange: (held: readonly Outgoing[]) => readonly Outgoing[] = (held) => held): void {
    const held = this.#held;
    this.#held = [];
    this.#holds = null;
    for (const one of arrange(held)) this.#start(one);
  }

  /** Sends the first that is held and keeps holding; `false` when nothing is. */
  step(): boolean {
    const next = this.#held.shift();
    if (next !== undefined) this.#start(next);
    return next !== undefined;
  }

  /** Loses what matches, held or to come. `failed` leaves a failed delivery to be redelivered. */
  drop(of: Predicate, as: Loss = "unrecorded"): void {
    this.#distortions = [...this.#distortions, { kind: "drop", of, as }];
    const lost = this.#held.filter(of);
    this.#held = this.#held.filter((one) => !of(one));
    if (as === "failed") for (const one of lost) this.#recordLoss(one);
  }

  /** Sends what matches twice, as the same delivery or as another. */
  duplicate(of: Predicate, guid: "same" | "new" = "same"): void {
    this.#distortions = [...this.#distortions, { kind: "duplicate", of, guid }];
  }

  /** Takes back `drop` and `duplicate`. */
  behave(): void {
    this.#distortions = [];
  }

  /** Resolves when all that is not held was sent and answered, or given up. */
  async idle(): Promise<void> {
    for (let waiting = this.#started; ; waiting = this.#started) {
      await Promise.all(this.#chains.values());
      if (waiting === this.#started) return;
    }
  }

  #distort(outgoing: Outgoing): readonly Outgoing[] {
    if (outgoing.isRedelivery) return [outgoing];
    const found = this.#distortions.find(({ of }) => of(outgoing));
    switch (found?.kind) {
      case undefined:
        return [outgoing];
      case "drop":
        if (found.as === "failed") this.#recordLoss(outgoing);
        return [];
      case "duplicate":
        return [outgoing, { ...outgoing, guid: found.guid === "same" ? outgoing.guid : this.#newGuid() }];
      default:
        return found satisfies never;
    }
  }

  /** One at a time for each app, so that what arrives first is what happened first. */
  #start(outgoing: Outgoing): void {
    const { appId } = outgoing;
    const chain = this.#sendAfter(this.#chains.get(appId), outgoing);
    this.#chains.set(appId, chain);
    this.#started += 1;
  }
  async #sendAfter(earlier: Promise<void> | undefined, outgoing: Outgoing): Promise<void> {
    await earlier;
    await this.#send(outgoing);
  }
}
