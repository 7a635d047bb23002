import { addBusinessTime } from "../business-time/add-business-time.ts";
import { businessTimeBetween } from "../business-time/business-time-between.ts";
import type { Calendar } from "../business-time/calendar.ts";
import type { MemberId } from "../ids.ts";
import type { Clock } from "../task/schema.ts";
import { type Instant, milliseconds } from "../time.ts";
import { type Timestamp, latest, toInstant, toTimestamp } from "../timestamp.ts";

export type Thresholds = { readonly warnAt: number; readonly breachAt: readonly number[] };

/** Deadlines for `target` milliseconds of business time from `at`; null when the calendar has no working time. */
export function startClock(
  target: number,
  owner: MemberId | null,
  calendar: Calendar,
  at: Timestamp,
  thresholds: Thresholds,
): Clock | null {
  const from = toInstant(at);
  const warnAt = deadline(calendar, from, target * thresholds.warnAt);
  if (warnAt === null) return null;
  const breachAt: Timestamp[] = [];
  for (const multiple of thresholds.breachAt) {
    const breach = deadline(calendar, from, target * multiple);
    if (breach === null) return null;
    breachAt.push(breach);
  }
  return { owner, startedAt: at, target: Math.round(target), warnAt, breachAt, level: 0, warned: false };
}

export type DueStep =
  | { readonly kind: "warning"; readonly at: Timestamp }
  | { readonly kind: "breach"; readonly level: number; readonly at: Timestamp };

/** The first step that is due at `until` and not on record; null when there is none. */
export function dueStep(clock: Clock, until: Timestamp): DueStep | null {
  if (!clock.warned && clock.level === 0 && clock.warnAt <= until)
    return { kind: "warning", at: clock.warnAt };
  const next = clock.breachAt[clock.level];
  return next !== undefined && next <= until ? { kind: "breach", level: clock.level + 1, at: next } : null;
}

/**
 * The clock after it stood still from `pausedAt` to `resumedAt`: deadlines not reached move by business time. Of stretches
 * that overlap, each adds only what the ones before it left out.
 */
export function resumeClock(
  clock: Clock,
  calendar: Calendar,
  pausedAt: Timestamp,
  resumedAt: Timestamp,
): Clock {
  const stoodFrom = latest(pausedAt, clock.runsFrom ?? clock.startedAt);
  if (resumedAt <= stoodFrom) return clock;
  const move = (at: Timestamp): Timestamp => {
    if (at <= stoodFrom) return at;
    const left = businessTimeBetween(calendar, toInstant(stoodFrom), toInstant(at));
    return deadline(calendar, toInstant(resumedAt), left) ?? at;
  };
  const breachAt = clock.breachAt.map(move);
  return { ...clock, runsFrom: resumedAt, warnAt: move(clock.warnAt), breachAt };
}

/** What a new clock for the same state entry counts from; an acknowledgement counts from now. */
export type FreshStart = "state-entry" | "now" | "acknowledgement";

/**
 * A new clock for the same state entry. Levels that were reached stay reached, so that nobody is told twice; those that
 * are left count from the new clock's deadlines, or in their old places when it counts from the state's entry. Where none is
 * left, an acknowledgement adds one, so that what is only seen does not rest for ever.
 */
export function replaceClock(before: Clock, fresh: Clock, from: FreshStart): Clock {
  const { level, warned, breachAt } = before;
  const reached = breachAt.slice(0, level);
  return { ...fresh, level, warned, breachAt: [...reached, ...deadlinesLeft(before, fresh, from)] };
}

function deadlinesLeft({ level, breachAt }: Clock, fresh: Clock, from: FreshStart): readonly Timestamp[] {
  const left = breachAt.slice(level);
  switch (from) {
    case "now":
      return fresh.breachAt.slice(0, left.length);
    case "acknowledgement":
      return fresh.breachAt.slice(0, Math.max(1, left.length));
    case "state-entry":
      // What an acknowledgement added has no old place.
      return level < fresh.breachAt.length ? fresh.breachAt.slice(level) : left;
    default:
      return from satisfies never;
  }
}

function deadline(calendar: Calendar, from: Instant, businessMilliseconds: number): Timestamp | null {
  const at = addBusinessTime(calendar, from, milliseconds(Math.round(businessMilliseconds)));
  return at.ok ? toTimestamp(at.value) : null;
}
