// What ran on a task is forgotten 30 days after the task came to rest. Events and their times alone say when, so that a replay
// forgets the same.
import type { PullRequestId, TaskId } from "./ids.ts";
import type { LayeredMap } from "./layered-map.ts";
import type { PullRequest } from "./review/schema.ts";
import type { Task } from "./task/schema.ts";
import { instant, isInstant } from "./time.ts";
import { type Timestamp, toInstant, toTimestamp } from "./timestamp.ts";

const day = 24 * 60 * 60_000;
const rememberedFor = 30 * day;

/** Up to when things at rest are forgotten as a day begins with an event; null for a further event of the day. */
export function forgettingHorizon(before: Timestamp | null, at: Timestamp): Timestamp | null {
  if (before !== null && dayOf(before) === dayOf(at)) return null;
  const horizon = Math.floor(toInstant(at) / day) * day - rememberedFor;
  return isInstant(horizon) ? toTimestamp(instant(horizon)) : null;
}

function dayOf(at: Timestamp): string {
  return at.slice(0, "YYYY-MM-DD".length);
}

type Known = {
  readonly tasks: LayeredMap<TaskId, Task>;
  readonly pullRequests: LayeredMap<PullRequestId, PullRequest>;
  tasksOf(pullRequest: PullRequest): readonly Task[];
};

/** The tasks and pull requests on which nothing is under way since then. */
export function* subjectsAtRest(known: Known, by: Timestamp): IterableIterator<TaskId | PullRequestId> {
  for (const [id, task] of known.tasks.entries()) if (isTaskAtRest(task, by)) yield id;
  for (const [id, pullRequest] of known.pullRequests.entries()) {
    if (isPullRequestAtRest(pullRequest, known.tasksOf(pullRequest), by)) yield id;
  }
}

/** Completed, or let go, by then, and not since. */
function isTaskAtRest({ tracked, state, changedAt, enteredAt }: Task, by: Timestamp): boolean {
  if (!tracked) return changedAt <= by;
  return state === "completed" && enteredAt <= by;
}

/** Closed, and with it whatever it is for. */
function isPullRequestAtRest({ status }: PullRequest, tasks: readonly Task[], by: Timestamp): boolean {
  return status !== "open" && tasks.every((task) => isTaskAtRest(task, by));
}
