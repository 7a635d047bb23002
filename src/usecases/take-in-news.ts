import { instant } from "../domain/time.ts";
import { toTimestamp } from "../domain/timestamp.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { AppendOutcome, LedgerRefusal } from "../ports/ledger.ts";
import { fold } from "./fold.ts";
import type { Home } from "./home.ts";
import { UnknownEventError, unknownEventProblem } from "./stored-events.ts";

/** What reading on brought. */
export type News = Pick<Extract<AppendOutcome, { outcome: "conflict" }>, "position" | "events" | "problems">;

/** What of a home the ledger changes. */
export type LedgerReader = Pick<
  Home,
  "state" | "ledger" | "clock" | "logger" | "position" | "sinceCheckpoint" | "names"
>;

export type TakenIn =
  | { readonly outcome: "taken-in" }
  | { readonly outcome: "halted"; readonly problem: LedgerProblem }
  | { readonly outcome: "refused"; readonly refusal: LedgerRefusal };

/**
 * Folds in what others wrote. Broken segments among it are put on record as quarantined before anything else is appended,
 * since what is appended vouches for what it follows.
 */
export async function takeIn(home: LedgerReader, news: News): Promise<TakenIn> {
  const read = advance(home, news);
  if (read.outcome === "halted") return read;
  for (const problem of news.problems) home.logger.error({ problem }, "the ledger is damaged");
  let open = news.problems;
  while (open.length > 0) {
    const at = toTimestamp(instant(home.clock.now()));
    const recorded = await home.ledger.quarantine(open, at, home.position);
    switch (recorded.outcome) {
      case "appended":
        return advance(home, recorded);
      case "conflict": {
        const more = advance(home, recorded);
        if (more.outcome === "halted") return more;
        open = [...open.filter(({ segment }) => !isQuarantined(home, segment)), ...recorded.problems];
        break;
      }
      case "read-only":
      case "tampered":
        return { outcome: "halted", problem: recorded.problem };
      case "refused":
        return recorded;
      default:
        recorded satisfies never;
    }
  }
  return { outcome: "taken-in" };
}

/** Moves on to what was read. An event of a newer version stops everything: its meaning is not known here. */
function advance(
  home: LedgerReader,
  { events, position }: Pick<News, "events" | "position">,
): Exclude<TakenIn, { outcome: "refused" }> {
  try {
    fold(home, events);
  } catch (error) {
    if (error instanceof UnknownEventError) return { outcome: "halted", problem: unknownEventProblem(error) };
    throw error;
  }
  home.position = position;
  if (events.some(({ type }) => type === "ConfigurationAccepted")) home.names = null;
  return { outcome: "taken-in" };
}

function isQuarantined({ state }: LedgerReader, segment: number | null): boolean {
  return segment !== null && state.frame.quarantined.includes(segment);
}
