import { FewMap } from "./few-map.ts";
import type { Refusal } from "./refusal.ts";
import type { Timestamp } from "./timestamp.ts";

/** What became of a command that a person gave. */
export type CommandOutcome = { readonly at: Timestamp; readonly refusal: Refusal | null };

/**
 * Outcomes by what a command ran on and its cause, in layers as in a `LayeredMap`. Two levels of keys, since joining them
 * to one and hashing it costs as much as deciding a simple command.
 */
export class CommandOutcomes {
  #own: FewMap<string, FewMap<string, CommandOutcome>> | undefined;
  readonly #beneath: CommandOutcomes | undefined;

  constructor(beneath?: CommandOutcomes) {
    this.#beneath = beneath;
  }

  get(subject: string, cause: string): CommandOutcome | undefined {
    return this.#own?.get(subject)?.get(cause) ?? this.#beneath?.get(subject, cause);
  }

  set(subject: string, cause: string, outcome: CommandOutcome): void {
    // Parts of decisions are forks that seldom carry a command out whole.
    this.#own ??= new FewMap();
    let ofSubject = this.#own.get(subject);
    if (ofSubject === undefined) {
      ofSubject = new FewMap();
      this.#own.set(subject, ofSubject);
    }
    ofSubject.set(cause, outcome);
  }

  /** Takes over what was written to outcomes that read through to these. */
  absorb(above: CommandOutcomes): void {
    for (const [subject, outcomes] of above.#own?.entries() ?? []) {
      for (const [cause, outcome] of outcomes.entries()) this.set(subject, cause, outcome);
    }
  }

  /** Every outcome once, those of one subject in the order in which they came. */
  *entries(): IterableIterator<readonly [subject: string, cause: string, outcome: CommandOutcome]> {
    if (this.#beneath !== undefined) {
      for (const [subject, cause, outcome] of this.#beneath.entries()) {
        yield [subject, cause, this.#own?.get(subject)?.get(cause) ?? outcome];
      }
    }
    for (const [subject, outcomes] of this.#own?.entries() ?? []) {
      for (const [cause, outcome] of outcomes.entries()) {
        if (this.#beneath?.get(subject, cause) === undefined) yield [subject, cause, outcome];
      }
    }
  }
}
