import type { Unreadable } from "../../ports/forge-facts.ts";
import type { Unavailable } from "../unavailable.ts";

/** What cannot be decided or shown without something that GitHub does not answer for: it waits, and the rest goes on. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly why: Unavailable;
  constructor(why: Unavailable) {
    super(why.reason);
    this.why = why;
  }
}

/** Why something waits: `what` names it, for people. */
export function whyUnanswered(what: string, { unreadable, others }: Unreadable): Unavailable {
  const outcome = others === "answered" ? "unreadable" : "unavailable";
  return { outcome, reason: `${what}: ${unreadable}`, retryAt: null };
}
