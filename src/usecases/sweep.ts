import { tutti } from "../domain/actor.ts";
import { decide } from "../domain/decide.ts";
import { instant } from "../domain/time.ts";
import { type Timestamp, latest, toInstant, toTimestamp } from "../domain/timestamp.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { Hint } from "../ports/hint.ts";
import { commit } from "./commit.ts";
import { reviseConfiguration } from "./configuration/refresh-configuration.ts";
import { HomeHalted } from "./home-registry.ts";
import type { Home } from "./home.ts";
import { processHints } from "./process-hints.ts";
import type { Unavailable } from "./unavailable.ts";
import { repositoryOf } from "./repositories.ts";
import { isPastPatience } from "./settlements.ts";
import { goneFrom, goneIssues } from "./sweep/gone-issues.ts";
import { hintsSince } from "./sweep/hints-since.ts";

/** Changes are listed from a little before the cursor, since GitHub's lists lag behind. */
const overlap = 2 * 60_000;
/** A cursor that only time moved is worth a commit this often. */
const cursorEvery = 60 * 60_000;
const hintsAtOnce = 50;

/**
 * Finds what no webhook told: another configuration, open tasks whose issue is gone, changes since the cursor, and open
 * heads without a gate. Costs as much as has changed, and a request. @throws HomeHalted when the ledger must not be written
 */
export async function sweep(home: Home, signal?: AbortSignal): Promise<void> {
  const revised = await reviseConfiguration(home, signal);
  if (revised.outcome === "halted") throw new HomeHalted(home, revised.problem);
  const configuration = home.state.frame.configuration?.resolved;
  const ids = new Set([
    home.repository.id,
    ...(configuration?.organization.repositories ?? []).map(({ id }) => id),
  ]);
  const at = toTimestamp(instant(home.clock.now()));
  await processAll(home, await goneIssues(home, at), signal);
  for (const id of ids) {
    const repository = await repositoryOf(home, id);
    if (repository === null) continue;
    if (revised.events.length > 0) await processAll(home, openPullRequestsIn(home, repository), signal);
    await sweepRepository(home, repository, signal);
  }
}

/** Another configuration can change the answer of every gate. */
function openPullRequestsIn(home: Home, repository: RepositoryReference): readonly Hint[] {
  const at = toTimestamp(instant(home.clock.now()));
  return [...home.state.pullRequests.entries()].flatMap(([id, pullRequest]): readonly Hint[] =>
    pullRequest.status === "open" && pullRequest.repository === repository.id
      ? [{ kind: "pull-request", at, repository, sender: null, number: pullRequest.number, id }]
      : [],
  );
}

async function sweepRepository(
  home: Home,
  repository: RepositoryReference,
  signal: AbortSignal | undefined,
): Promise<void> {
  const startedAt = toTimestamp(instant(home.clock.now()));
  const committed = home.state.frame.cursors.get(repository.id) ?? null;
  const remembered = home.swept.get(repository.id) ?? null;
  const cursor = latest(committed ?? remembered ?? startedAt, remembered ?? committed ?? startedAt);
  const since = toTimestamp(instant(toInstant(cursor) - overlap));
  const before = home.position.seq;
  const { hints, unread, arrivedFrom } = await hintsSince(home, repository, since, startedAt);
  const moved = arrivedFrom.size === 0 ? [] : await goneFrom(home, arrivedFrom, startedAt);
  const unshown = (await processAll(home, [...moved, ...hints], signal)) ?? unread;
  // What could not be read or shown is found again by the next sweep, which begins where this one began.
  if (unshown !== null) {
    home.swept.set(repository.id, cursor);
    if (!isPastPatience(unshown, toInstant(startedAt) - toInstant(cursor))) return;
    home.logger.error(
      { ...unshown, repository: repository.id },
      "the sweep goes on without what it cannot show",
    );
  }
  home.swept.set(repository.id, startedAt);
  const isOld = committed === null || toInstant(startedAt) - toInstant(committed) >= cursorEvery;
  if (home.position.seq !== before || isOld) await recordCursor(home, repository, startedAt, signal);
}

/** Why some views could not be written now; null when all are. */
async function processAll(
  home: Home,
  hints: readonly Hint[],
  signal: AbortSignal | undefined,
): Promise<Unavailable | null> {
  let unshown: Unavailable | null = null;
  for (let from = 0; from < hints.length; from += hintsAtOnce) {
    const processed = await processHints(home, hints.slice(from, from + hintsAtOnce), signal);
    if (processed.outcome === "halted") throw new HomeHalted(home, processed.problem);
    for (const [{ kind }, error] of processed.poisoned) {
      home.logger.error({ error, kind }, "what the sweep found could not be decided");
    }
    if (unshown?.outcome !== "unavailable") unshown = processed.unavailable ?? unshown;
  }
  return unshown;
}

async function recordCursor(
  home: Home,
  repository: RepositoryReference,
  cursor: Timestamp,
  signal: AbortSignal | undefined,
): Promise<void> {
  const order = { at: cursor, by: tutti, cause: null, text: "", place: null } as const;
  const committed = await commit(
    home,
    (state) => ({
      events: decide(state, { type: "CompleteSweep", ...order, repository: repository.id, cursor }),
      subject: "sweep completed",
      extra: null,
    }),
    signal,
  );
  if (committed.outcome === "halted") throw new HomeHalted(home, committed.problem);
}
