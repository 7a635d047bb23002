// What is recorded and perhaps not shown: GitHub could not be reached, or the process that recorded it died.
import type { Event } from "../domain/events.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import { instant } from "../domain/time.ts";
import { toTimestamp } from "../domain/timestamp.ts";
import { type NamedSubjects, changedBy } from "./reconcile/subjects.ts";
import { tasksMovedSince } from "./tick/due-tasks.ts";

/** More than a batch makes; what is older was shown, or is named by a delivery that waits. */
const mostEvents = 200;
/** A checkpoint may have taken in the deadlines that a process recorded and did not show when it died. */
const movedBefore = 60 * 60_000;

/** What a process that has just read a ledger must think unshown. `now` is epoch milliseconds. */
export function unshownAtStart(
  state: OrganizationState,
  sinceCheckpoint: readonly Event[],
  now: number,
): NamedSubjects {
  const moved = tasksMovedSince(state, toTimestamp(instant(now - movedBefore)));
  const named = { tasks: new Set(moved), pullRequests: new Set<never>() };
  return together(named, changedBy(state, sinceCheckpoint.slice(-mostEvents)));
}

export function together(one: NamedSubjects, other: NamedSubjects): NamedSubjects {
  return {
    tasks: new Set([...one.tasks, ...other.tasks]),
    pullRequests: new Set([...one.pullRequests, ...other.pullRequests]),
  };
}

export function without(one: NamedSubjects, other: NamedSubjects): NamedSubjects {
  return {
    tasks: new Set([...one.tasks].filter((id) => !other.tasks.has(id))),
    pullRequests: new Set([...one.pullRequests].filter((id) => !other.pullRequests.has(id))),
  };
}

/** The newest, at most so many of each. */
export function newest({ tasks, pullRequests }: NamedSubjects, most: number): NamedSubjects {
  return {
    tasks: new Set([...tasks].slice(-most)),
    pullRequests: new Set([...pullRequests].slice(-most)),
  };
}

export function countOf({ tasks, pullRequests }: NamedSubjects): number {
  return tasks.size + pullRequests.size;
}
