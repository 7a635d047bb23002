import type { Event } from "../domain/events.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { Hint } from "../ports/hint.ts";
import { keepCheckpoint } from "./checkpoints.ts";
import { BatchRefused, commit } from "./commit.ts";
import { refreshConfiguration } from "./configuration/refresh-configuration.ts";
import { type Poisoned, decideHints } from "./decide-hints.ts";
import { isEcho } from "./echo.ts";
import { gather } from "./gather/gather.ts";
import { whyUndecided } from "./gather/unread.ts";
import type { Home } from "./home.ts";
import { forgetOwnComments } from "./reconcile/own-comments.ts";
import { reconcile } from "./reconcile/reconcile.ts";
import type { Unavailable } from "./unavailable.ts";
import { changedBy } from "./reconcile/subjects.ts";
import { newest, together, without } from "./unshown-views.ts";

const shownWithABatch = 200;

/** What a batch came to. */
export type Processed = {
  readonly outcome: "processed";
  readonly events: readonly Event[];
  readonly poisoned: Poisoned;
  /** Why not everything could be read, or shown, now. */
  readonly unavailable: Unavailable | null;
  /** Hints that could not be decided now, or whose views, or what depends on them, could not be written. */
  readonly waiting: ReadonlyMap<Hint, Unavailable>;
  /** Hints whose own views GitHub does not take, with the error. */
  readonly unwritable: ReadonlyMap<Hint, unknown>;
};

export type Halted = { readonly outcome: "halted"; readonly problem: LedgerProblem };

/** From hints to what people see: gather, decide and commit, then bring the views in line. Safe to repeat. */
export async function processHints(
  home: Home,
  hints: readonly Hint[],
  signal?: AbortSignal,
): Promise<Processed | Halted> {
  const others = hints.filter((hint) => !isEcho(home, hint));
  const configured = await refreshConfiguration(home, others, signal);
  if (configured.outcome === "halted") return configured;
  for (const hint of others) forgetIfDrifted(home, hint);
  const gathered = await gather(home, others);
  const waiting = new Map<Hint, Unavailable>();
  for (const hint of others) {
    const why = whyUndecided(gathered.unread, hint);
    if (why !== null) waiting.set(hint, why);
  }
  const readable = others.filter((hint) => !waiting.has(hint));
  const committed = await commit(
    home,
    (state) => decideHints(state, gathered, readable, home.digest),
    signal,
  );
  if (committed.outcome === "halted") return committed;
  if (committed.outcome === "refused") throw new BatchRefused(committed.refusal.code);
  const events: readonly Event[] = [...configured.events, ...committed.events];
  const { poisoned, unanswered } = committed.extra;
  for (const [hint, why] of unanswered) waiting.set(hint, why);
  const sound = readable.filter((hint) => !poisoned.has(hint) && !unanswered.has(hint));
  const unshown = together(home.unshown, changedBy(home.state, events));
  const toShow = newest(unshown, shownWithABatch);
  const shown = await reconcile(home, gathered, sound, toShow);
  home.unshown = together(without(unshown, toShow), shown.waiting);
  await keepCheckpoint(home);
  const unwritable = new Map<Hint, unknown>();
  for (const hint of sound) {
    const why = shown.whyWaiting(home.state, hint);
    if (why !== null) waiting.set(hint, why);
    const failure = shown.failureOf(home.state, hint);
    if (failure !== null) unwritable.set(hint, failure.error);
  }
  const unavailable = shown.unavailable ?? [...waiting.values()][0] ?? null;
  return { outcome: "processed", events, poisoned, unavailable, waiting, unwritable };
}

/** Somebody changed or deleted a comment, perhaps one of ours: what we remember of it is worth nothing. */
function forgetIfDrifted(home: Home, hint: Hint): void {
  if (hint.kind === "issue" && hint.change === "comment-deleted") forgetOwnComments(home, hint.issue.id);
  if (hint.kind !== "comment" || hint.comment.author.id !== home.self.account) return;
  const { subject } = hint;
  if (subject.kind === "issue") forgetOwnComments(home, subject.task);
  else if (subject.pullRequest !== null) forgetOwnComments(home, subject.pullRequest);
}
