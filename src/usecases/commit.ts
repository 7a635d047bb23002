import type { Event } from "../domain/events.ts";
import type { Door } from "../domain/organization/schema.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import type { EventDraft } from "../ports/stored-event.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { LedgerRefusal } from "../ports/ledger.ts";
import { nextCommitAt, spendCommit } from "./commit-pace.ts";
import { fold } from "./fold.ts";
import type { Home } from "./home.ts";
import { takeIn } from "./take-in-news.ts";

/** The shape in which this version writes events. */
const eventVersion = 1;

/** How often a batch is decided again because somebody else wrote first. */
const mostConflicts = 20;

export type Decision<Extra> = {
  readonly events: readonly Event[];
  readonly subject: string;
  readonly extra: Extra;
};

export type Commit<Extra> =
  | { readonly outcome: "committed"; readonly events: readonly Event[]; readonly extra: Extra }
  | { readonly outcome: "halted"; readonly problem: LedgerProblem }
  | { readonly outcome: "refused"; readonly refusal: LedgerRefusal };

/**
 * Decides on a fork of the committed state and appends what comes of it in one commit. Whenever somebody else has written
 * meanwhile, their events are folded in and everything is decided again. Memory holds committed state only.
 */
export async function commit<Extra>(
  home: Home,
  decideAll: (state: OrganizationState) => Decision<Extra>,
  signal?: AbortSignal,
): Promise<Commit<Extra>> {
  const { writer } = home.state.frame;
  for (let attempt = 0; attempt < mostConflicts; attempt += 1) {
    const { events, subject, extra } = decideAll(home.state.fork());
    if (events.length === 0) return { outcome: "committed", events, extra };
    await waitForTurn(home, signal);
    const appended = await home.ledger.append({ subject, drafts: events.map(draftOf) }, home.position);
    switch (appended.outcome) {
      case "appended":
        home.commits = spendCommit(home.commits, home.clock.now(), home.pace);
        fold(home, appended.events);
        home.position = appended.position;
        return { outcome: "committed", events, extra };
      case "conflict": {
        const taken = await takeIn(home, appended);
        if (taken.outcome !== "taken-in") return taken;
        throwIfTakenOver(home, writer);
        break;
      }
      case "read-only":
      case "tampered":
        return { outcome: "halted", problem: appended.problem };
      case "refused":
        return { outcome: "refused", refusal: appended.refusal };
      default:
        appended satisfies never;
    }
  }
  throw new CommitContention(`somebody else wrote first ${mostConflicts} times in a row`);
}

function throwIfTakenOver({ state, door }: Home, before: Door | null): void {
  const { writer } = state.frame;
  if (writer !== null && writer !== before && writer !== door) {
    throw new HomeTakenOver(`the ${writer} has taken this home over`);
  }
}

async function waitForTurn(home: Home, signal: AbortSignal | undefined): Promise<void> {
  const now = home.clock.now();
  const turn = nextCommitAt(home.commits, now, home.pace);
  if (turn > now) await home.clock.sleep(turn - now, signal);
}

function draftOf(event: Event): EventDraft {
  return { v: eventVersion, ...event };
}

/** The other door claimed the home while something was decided: it is left to that door. */
export class HomeTakenOver extends Error {
  override readonly name = "HomeTakenOver";
}

/** Too many writers at once; the deliveries are tried again later. */
export class CommitContention extends Error {
  override readonly name = "CommitContention";
}

/** The ledger will not take this batch: an event is too large, or a rule forbids the write. */
export class BatchRefused extends Error {
  override readonly name = "BatchRefused";
}
