import { isPauseOver } from "../domain/decisions/advance.ts";
import type { Event } from "../domain/events.ts";
import type { Task } from "../domain/task/schema.ts";
import { instant } from "../domain/time.ts";
import { type Timestamp, toTimestamp } from "../domain/timestamp.ts";
import type { IssueToSee, RepositoryReference } from "../ports/forge-facts.ts";
import { keepCheckpoint } from "./checkpoints.ts";
import { BatchRefused, commit } from "./commit.ts";
import { namesOf } from "./configuration/member-names.ts";
import type { Subjects } from "./gather/addresses.ts";
import { look } from "./gather/gather.ts";
import type { Gathered } from "./gather/gathered.ts";
import { cardToSee } from "./gather/markers-to-see.ts";
import { HomeHalted } from "./home-registry.ts";
import type { Home } from "./home.ts";
import { reconcile } from "./reconcile/reconcile.ts";
import { repositoryOf } from "./repositories.ts";
import { decideTick } from "./tick/decide-tick.ts";
import { changedBy } from "./reconcile/subjects.ts";
import { dueTasks } from "./tick/due-tasks.ts";
import { countOf, newest, together, without } from "./unshown-views.ts";
import { isOurs } from "./writer.ts";

const shownAtOnce = 50;

/**
 * Records what is due on the clocks of a home's tasks, and shows it. Asks GitHub nothing when nothing is due; late, split
 * or doubled ticks come to the same. @throws HomeHalted when the ledger must not be written
 */
export async function tick(home: Home, signal?: AbortSignal): Promise<readonly Event[]> {
  if (home.state.frame.configuration === null || !isOurs(home)) return [];
  const own = toTimestamp(instant(home.clock.now()));
  const due = dueTasks(home.state, own);
  if (due.length === 0 && countOf(home.unshown) === 0 && !isPauseOver(home.state, own)) return [];

  const seen = await lookAt(home, due);
  const events = await record(home, seen.now, signal);
  home.unshown = together(home.unshown, changedBy(home.state, events));
  await show(home, seen);
  await keepCheckpoint(home);
  return events;
}

/** GitHub's time decides; a look that had to be taken anyway tells it. */
async function lookAt(home: Home, tasks: readonly Task[]): Promise<Gathered> {
  const repositories = new Map<number, RepositoryReference>();
  const issues: IssueToSee[] = [];
  const said: Subjects["said"] = new Map();
  for (const { repository: id, number } of tasks) {
    const repository = repositories.get(id) ?? (await repositoryOf(home, id));
    if (repository === null) continue;
    repositories.set(id, repository);
    const address = { repository, number };
    issues.push({ ...address, markers: cardToSee(home, { said }, address) });
  }
  const looked = await look(home, { issues, pullRequests: [], said });
  return {
    ...looked,
    repositories,
    commands: new Map(),
    names: await namesOf(home),
    permissions: new Map(),
    self: home.self.account,
  };
}

async function record(
  home: Home,
  now: Timestamp,
  signal: AbortSignal | undefined,
): Promise<readonly Event[]> {
  const committed = await commit(home, (state) => decideTick(state, now), signal);
  if (committed.outcome === "halted") throw new HomeHalted(home, committed.problem);
  if (committed.outcome === "refused") throw new BatchRefused(committed.refusal.code);
  for (const [task, error] of committed.extra) {
    home.logger.error({ error, task }, "a task's clock could not be advanced");
  }
  return committed.events;
}

/** Some after the other: what could not be shown now is left for the next tick. */
async function show(home: Home, seen: Gathered): Promise<void> {
  let left = home.unshown;
  while (countOf(left) > 0) {
    const some = newest(left, shownAtOnce);
    left = without(left, some);
    const { unavailable, waiting } = await reconcile(home, seen, [], some);
    home.unshown = together(without(home.unshown, some), waiting);
    if (unavailable === null) continue;
    home.logger.warn({ ...unavailable, subjects: countOf(home.unshown) }, "deadlines could not be shown yet");
    // Nothing of it could be: the rest would fare no better.
    if (countOf(waiting) >= countOf(some)) return;
  }
}
