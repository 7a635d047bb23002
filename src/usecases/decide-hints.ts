import { carryOut } from "../domain/decide.ts";
import type { Event } from "../domain/events.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import type { Digest } from "../ports/digest.ts";
import type { Hint } from "../ports/hint.ts";
import type { Decision } from "./commit.ts";
import type { Gathered } from "./gather/gathered.ts";
import { Unanswered } from "./gather/unanswered.ts";
import { hintUnderTaskIds, underTaskIds } from "./gather/under-task-ids.ts";
import { planHint } from "./plan/plan-hint.ts";
import type { Unavailable } from "./unavailable.ts";

/** Hints whose decision threw, with what they threw: the others go on without them. */
export type Poisoned = ReadonlyMap<Hint, unknown>;

/** Hints left out, while the others went on. */
export type LeftOut = {
  readonly poisoned: Poisoned;
  /** What they need to be decided GitHub does not answer for now. */
  readonly unanswered: ReadonlyMap<Hint, Unavailable>;
};

/** Decides hint after hint on one fork of the state; each is decided whole or not at all. */
export function decideHints(
  state: OrganizationState,
  gathered: Gathered,
  hints: readonly Hint[],
  digest: Digest,
): Decision<LeftOut> {
  const events: Event[] = [];
  const poisoned = new Map<Hint, unknown>();
  const unanswered = new Map<Hint, Unavailable>();
  let known = underTaskIds(state, gathered);
  for (const hint of hints) {
    try {
      events.push(...decideHint(state, known, hintUnderTaskIds(state, hint), digest));
      if (hint.kind === "issue-transferred") known = underTaskIds(state, known);
    } catch (error) {
      if (error instanceof Unanswered) unanswered.set(hint, error.why);
      else poisoned.set(hint, error);
    }
  }
  return { events, subject: subjectOf(events), extra: { poisoned, unanswered } };
}

/** A hint that throws on the way leaves the state as it was. */
function decideHint(
  state: OrganizationState,
  gathered: Gathered,
  hint: Hint,
  digest: Digest,
): readonly Event[] {
  const trial = state.fork();
  const events: Event[] = [];
  for (const command of planHint(trial, gathered, hint, digest)) {
    events.push(...carryOut(trial, command));
  }
  state.absorb(trial);
  return events;
}

const mostNamed = 3;

/** What a batch did, for people who read the ledger branch's history. */
function subjectOf(events: readonly Event[]): string {
  const names = [...new Set(events.map(({ type }) => words(type)))];
  const rest = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** `TaskMoved` as "task moved". */
function words(type: string): string {
  return type.replace(/(?<!^)(?=[A-Z])/g, " ").toLowerCase();
}
