import { memberById } from "../organization/members.ts";
import { startClock } from "../sla/clock.ts";
import type { Target } from "../task/lifecycle.ts";
import type { Clock, StateName, Task } from "../task/schema.ts";
import type { Timestamp } from "../timestamp.ts";
import type { Draft } from "./draft.ts";
import { ownerOf } from "./owner.ts";

const hour = 3_600_000;

/** The clock of a task in a state, started at `at`. Null where the state has no target for such a task. */
export function clockFor(draft: Draft, task: Task, state: StateName, at: Timestamp): Clock | null {
  const { organization, lifecycle } = draft.configuration;
  const { target } = lifecycle.states[state];
  if (target === null) return null;
  const hours = hoursOf(target, task);
  if (hours === null) return null;
  const owner = ownerOf(draft, task, state);
  const member = owner === null ? null : memberById(organization, owner);
  if (member === null) return null;
  return startClock(hours * hour, owner, member.calendar, at, lifecycle.escalation);
}

function hoursOf(target: Target, task: Task): number | null {
  if (target.priorities !== undefined) {
    if (task.priority === null || !target.priorities.includes(task.priority)) return null;
  }
  if (target.perEstimate !== undefined) {
    if (task.estimateHours === null) return null;
    return Math.max(target.hours, target.perEstimate * task.estimateHours);
  }
  return target.hoursByTier?.[String(task.tier)] ?? target.hours;
}
