import { FewMap } from "./few-map.ts";
import type { Refusal } from "./refusal.ts";
import type { Timestamp } from "./timestamp.ts";

/** What became of a command that a person gave. */
export type CommandOutcome = { readonly at: Timestamp; readonly refusal: Refusal | null };

/**
 * Outcomes by what a command ran on and its cause, in layers as in a `LayeredMap`. Two levels of keys, since joining them
 * to one and hashing it costs as much as deciding a simple command. What is forgotten of a subject leaves only the instant
 * up to which it is.
 */
export class CommandOutcomes {
  #own: FewMap<string, FewMap<string, CommandOutcome>> | undefined;
  #forgotten: FewMap<string, Timestamp> | undefined;
  readonly #beneath: CommandOutcomes | undefined;

  constructor(beneath?: CommandOutcomes) {
    this.#beneath = beneath;
  }

  get(subject: string, cause: string): CommandOutcome | undefined {
    const outcome = this.#own?.get(subject)?.get(cause) ?? this.#beneath?.get(subject, cause);
    return outcome === undefined || this.hasForgotten(subject, outcome.at) ? undefined : outcome;
  }

  /** Whether what ran on a subject at this time is forgotten. */
  hasForgotten(subject: string, at: Timestamp): boolean {
    const upTo = this.#forgottenUpTo(subject);
    return upTo !== undefined && at <= upTo;
  }

  /** Forgets what ran on a subject up to this time. */
  forget(subject: string, upTo: Timestamp): void {
    if (this.hasForgotten(subject, upTo)) return;
    this.#forgotten ??= new FewMap();
    this.#forgotten.set(subject, upTo);
    if (this.#beneath === undefined) this.#drop(subject, upTo);
  }

  /** How far each subject is forgotten. */
  *forgotten(): IterableIterator<readonly [subject: string, upTo: Timestamp]> {
    for (const entry of this.#beneath?.forgotten() ?? []) {
      if (this.#forgotten?.has(entry[0]) !== true) yield entry;
    }
    yield* this.#forgotten?.entries() ?? [];
  }

  /** Whether anything that ran on a subject up to this time is remembered. */
  remembersUpTo(subject: string, upTo: Timestamp): boolean {
    return this.#hasRunBetween(subject, this.#forgottenUpTo(subject) ?? null, upTo);
  }

  set(subject: string, cause: string, outcome: CommandOutcome): void {
    if (this.hasForgotten(subject, outcome.at)) return;
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
    for (const [subject, upTo] of above.#forgotten?.entries() ?? []) this.forget(subject, upTo);
  }

  /** Every outcome once, those of one subject in the order in which they came. */
  *entries(): IterableIterator<readonly [subject: string, cause: string, outcome: CommandOutcome]> {
    if (this.#beneath !== undefined) {
      for (const [subject, cause, outcome] of this.#beneath.entries()) {
        const own = this.#own?.get(subject)?.get(cause);
        if (own !== undefined || !this.hasForgotten(subject, outcome.at))
          yield [subject, cause, own ?? outcome];
      }
    }
    for (const [subject, outcomes] of this.#own?.entries() ?? []) {
      for (const [cause, outcome] of outcomes.entries()) {
        // Where nothing is beneath, what is forgotten is not held either.
        if (this.#beneath !== undefined && this.hasForgotten(subject, outcome.at)) continue;
        if (this.#beneath?.get(subject, cause) === undefined) yield [subject, cause, outcome];
      }
    }
  }

  #hasRunBetween(subject: string, after: Timestamp | null, upTo: Timestamp): boolean {
    for (const [, { at }] of this.#own?.get(subject)?.entries() ?? []) {
      if (at <= upTo && (after === null || at > after)) return true;
    }
    return this.#beneath !== undefined && this.#beneath.#hasRunBetween(subject, after, upTo);
  }

  #forgottenUpTo(subject: string): Timestamp | undefined {
    const upTo = this.#forgotten?.get(subject);
    return upTo !== undefined || this.#beneath === undefined ? upTo : this.#beneath.#forgottenUpTo(subject);
  }

  #drop(subject: string, upTo: Timestamp): void {
    const kept = new FewMap<string, CommandOutcome>();
    let isEmpty = true;
    for (const [cause, outcome] of this.#own?.get(subject)?.entries() ?? []) {
      if (outcome.at <= upTo) continue;
      kept.set(cause, outcome);
      isEmpty = false;
    }
    if (isEmpty) this.#own?.delete(subject);
    else this.#own?.set(subject, kept);
  }
}
