import type { Effect, EffectOutcome } from "../../ports/effect.ts";
import type { Home } from "../home.ts";
import { forgetOwnComments, rememberOwnComment } from "./own-comments.ts";
import { type About, type Shown, UnwritableView } from "./shown.ts";

/** Remembers the comments that were written, and notes what could not be. */
export function noteOutcome(
  home: Home,
  shown: Shown,
  about: About,
  effect: Effect,
  outcome: EffectOutcome,
): void {
  const subject = "subject" in effect ? effect.subject : effect.head;
  if (outcome.outcome === "unavailable") shown.wait(about, outcome);
  if (outcome.outcome === "uncertain") {
    const reason = `${effect.kind} of ${subject}: ${outcome.reason}`;
    home.logger.warn({ effect: effect.kind, subject, reason }, "GitHub does not say what became of a change");
    shown.wait(about, { ...outcome, reason });
  }
  if (outcome.outcome === "refused") {
    const { cause, code, reason } = outcome;
    home.logger.warn({ effect: effect.kind, subject, cause, code, reason }, "GitHub refused a change");
    if (cause === "unwritable" && !isCourtesy(effect)) {
      shown.fail(about, new UnwritableView(`${effect.kind} of ${subject}: ${code ?? "no code"}: ${reason}`));
    }
  }
  if (effect.kind !== "comment") return;
  if (outcome.outcome === "done" && outcome.id !== null) {
    rememberOwnComment(home, effect.subject, effect.marker, { id: outcome.id, body: effect.body });
  } else {
    forgetOwnComments(home, effect.subject);
  }
}

/** Nothing on record is missing from GitHub where one of these is. */
function isCourtesy({ kind }: Effect): boolean {
  return kind === "reaction" || kind === "request-reviewers";
}
