import { isDue } from "../../domain/decisions/advance.ts";
import type { TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Clock, Task } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";

/** The tasks on which something is due at an instant. Asks nobody. */
export function dueTasks(state: OrganizationState, at: Timestamp): readonly Task[] {
  return tasksThat(state, (task) => isDue(state, task, at));
}

/** The tasks whose clocks were last moved by a deadline that came after `since`. */
export function tasksMovedSince(state: OrganizationState, since: Timestamp): readonly TaskId[] {
  return tasksThat(state, ({ tracked, clock }) => {
    const reached = clock === null ? null : lastReached(clock);
    return tracked && reached !== null && reached > since;
  }).map(({ id }) => id);
}

function lastReached({ level, warned, warnAt, breachAt }: Clock): Timestamp | null {
  return breachAt[level - 1] ?? (warned ? warnAt : null);
}

function tasksThat(state: OrganizationState, holds: (task: Task) => boolean): readonly Task[] {
  const found: Task[] = [];
  for (const [, task] of state.tasks.entries()) if (holds(task)) found.push(task);
  return found;
}
