import type { MemberId } from "../ids.ts";
import type { OrganizationState } from "../organization-state.ts";
import { type DueStep, dueStep } from "../sla/clock.ts";
import type { Clock, Task } from "../task/schema.ts";
import { type Timestamp, latest } from "../timestamp.ts";
import { breachDeadline } from "./breach-deadline.ts";
import type { Draft } from "./draft.ts";
import { endMemberPause, endOrganizationPause, endTaskPause } from "./pauses.ts";
import { isPresent } from "./presence.ts";
import { resumeWork } from "./resume-work.ts";

/**
 * Ends the pauses of the organisation and of members that had an end, dated at that end. Who is present decides whom a
 * deadline turns to: what was due on any task before such a change comes before it.
 */
export function advanceOrganization(draft: Draft): void {
  for (let end = nextEnd(draft); end !== null; end = nextEnd(draft)) {
    const then = draft.asClock(end.at);
    advanceAll(then);
    if (end.member === null) endOrganizationPause(then);
    else endMemberPause(then, end.member);
  }
}

/** Records what was due on every task, before something changes that concerns them all. */
export function advanceAll(draft: Draft): void {
  for (const [, task] of draft.state.tasks.entries()) advance(draft, task);
}

/**
 * Records what was due on a task up to the draft's instant, each step dated when it was due, so that a late, a split and a
 * missed tick come to the same.
 */
export function advance(draft: Draft, task: Task): void {
  let current = task;
  for (let step = nextStep(draft, current); step !== null; step = nextStep(draft, current)) {
    take(draft.asClock(latest(step.at, current.changedAt)), current, step);
    current = draft.task(task.id);
  }
}

/** A state at an instant. */
type Moment = Pick<Draft, "state" | "at">;

/** Whether `advance` would record anything on a task: a deadline that has come, or the end of a pause or a block. */
export function isDue(state: OrganizationState, task: Task, at: Timestamp): boolean {
  return nextStep({ state, at }, task) !== null;
}

/** Whether `advanceOrganization` would record anything. */
export function isPauseOver(state: OrganizationState, at: Timestamp): boolean {
  return nextEnd({ state, at }) !== null;
}

/** The first pause that has come to its end; a member's, or with null the organisation's. */
function nextEnd(moment: Moment): { readonly member: MemberId | null; readonly at: Timestamp } | null {
  const { pause, pausedMembers } = moment.state.frame;
  if (pause === null && pausedMembers.size === 0) return null;
  const pauses = [
    ...(pause === null ? [] : [{ member: null, ...pause }]),
    ...[...pausedMembers].map(([member, each]) => ({ member, ...each })),
  ];
  const ends = pauses.flatMap(({ member, at, until }) =>
    until === null || until > moment.at ? [] : [{ member, at: latest(at, until) }],
  );
  return ends.toSorted((left, right) => (left.at < right.at ? -1 : 1))[0] ?? null;
}

type Step = DueStep | { readonly kind: "pause-ends" | "block-ends"; readonly at: Timestamp };

/** The earliest thing that is due; null when nothing is, or the task's time stands still. */
function nextStep(moment: Moment, task: Task): Step | null {
  if (!task.tracked || moment.state.frame.pause !== null) return null;
  if (task.pause !== null) {
    const { until } = task.pause;
    return until !== null && until <= moment.at ? { kind: "pause-ends", at: until } : null;
  }
  if (task.closedAt !== null) return null;
  const until = task.blocker?.kind === "until" && task.state === "blocked" ? task.blocker.until : null;
  const blockEnds =
    until !== null && until <= moment.at ? ({ kind: "block-ends", at: until } as const) : null;
  const due =
    task.clock === null || isOwnerPaused(moment, task.clock) ? null : dueStep(task.clock, moment.at);
  if (due === null || blockEnds === null) return due ?? blockEnds;
  return due.at <= blockEnds.at ? due : blockEnds;
}

function take(draft: Draft, task: Task, step: Step): void {
  switch (step.kind) {
    case "pause-ends":
      return endTaskPause(draft, task);
    case "block-ends":
      return resumeWork(draft, task.id, "UnblockTask");
    case "warning":
      return draft.record({ ...draft.stamp, type: "DeadlineWarned", task: task.id, entry: task.entry });
    case "breach":
      return breachDeadline(draft, task, step.level);
    default:
      return step satisfies never;
  }
}

function isOwnerPaused({ state }: Moment, clock: Clock): boolean {
  return clock.owner !== null && !isPresent(state, clock.owner);
}
