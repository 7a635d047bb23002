import type { MemberId } from "../ids.ts";
import { memberById } from "../organization/members.ts";
import { resumeClock } from "../sla/clock.ts";
import type { Task } from "../task/schema.ts";
import type { Timestamp } from "../timestamp.ts";
import type { Draft } from "./draft.ts";

/** Ends the task's pause now. */
export function endTaskPause(draft: Draft, task: Task): void {
  restartClock(draft, task);
  draft.record({ ...draft.stamp, type: "TaskResumed", task: task.id });
}

/** Ends the organisation's pause now. */
export function endOrganizationPause(draft: Draft): void {
  restartClocks(draft, () => true);
  draft.record({ ...draft.stamp, type: "OrganizationResumed" });
}

export function endMemberPause(draft: Draft, member: MemberId): void {
  restartClocks(draft, (task) => task.clock?.owner === member);
  draft.record({ ...draft.stamp, type: "MemberResumed", member });
}

/**
 * Moves a clock's open deadlines past the time that it has stood still so far. It is called while what ends is still on
 * record; when something else goes on holding the clock, that moves it again when it ends.
 */
export function restartClock(draft: Draft, task: Task): void {
  const { clock } = task;
  const since = standsStillSince(draft, task);
  if (clock === null || clock.owner === null || since === null) return;
  const owner = memberById(draft.configuration.organization, clock.owner);
  if (owner === null) return;
  const moved = resumeClock(clock, owner.calendar, since, draft.at);
  if (moved !== clock) draft.record({ ...draft.stamp, type: "ClockSet", task: task.id, clock: moved });
}

function restartClocks(draft: Draft, concerns: (task: Task) => boolean): void {
  for (const [, task] of draft.state.tasks.entries()) {
    if (task.tracked && concerns(task)) restartClock(draft, task);
  }
}

/** The earliest of all that holds a task's clock now; null when it runs. */
function standsStillSince(draft: Draft, task: Task): Timestamp | null {
  const { pause, pausedMembers } = draft.state.frame;
  const owner = task.clock?.owner ?? null;
  const reasons = [
    pause?.at,
    task.pause?.at,
    task.closedAt,
    owner === null ? null : pausedMembers.get(owner)?.at,
  ];
  return reasons.reduce<Timestamp | null>(
    (earliest, at) =>
      at === null || at === undefined || (earliest !== null && earliest <= at) ? earliest : at,
    null,
  );
}
