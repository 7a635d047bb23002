import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventfulInstant, workingCalendar } from "../../../test/support/calendars.ts";
import { wallClockShowsWorkingHours } from "../../../test/support/wall-clock.ts";
import { type Duration, instant, type Instant, milliseconds } from "../time.ts";
import { addBusinessTime } from "./add-business-time.ts";
import { businessTimeBetween } from "./business-time-between.ts";
import type { Calendar } from "./calendar.ts";
import { isWorking, nextWorkingInstant } from "./next-working-instant.ts";
import { workingWindows } from "./working-windows.ts";

const amount = fc.integer({ min: 0, max: 80 * 3_600_000 }).map((value) => milliseconds(value));
/** Up to months: whole blocks of a calendar lie between. */
const longAmount = fc.integer({ min: 0, max: 2_000 * 3_600_000 }).map((value) => milliseconds(value));

function due(calendar: Calendar, from: Instant, duration: Duration): Instant {
  const result = addBusinessTime(calendar, from, duration);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

test("adding one amount and then another is adding their sum", () => {
  fc.assert(
    fc.property(workingCalendar, eventfulInstant, amount, amount, (calendar, from, first, second) => {
      const inSteps = due(calendar, due(calendar, from, first), second);
      expect(inSteps).toBe(due(calendar, from, milliseconds(first + second)));
    }),
  );
});

test("between a start and its deadline lies the amount", () => {
  fc.assert(
    fc.property(workingCalendar, eventfulInstant, longAmount, (calendar, from, duration) => {
      expect(businessTimeBetween(calendar, from, due(calendar, from, duration))).toBe(duration);
    }),
  );
});

test("the time between is the sum of the windows between", () => {
  fc.assert(
    fc.property(workingCalendar, eventfulInstant, longAmount, (calendar, from, elapsed) => {
      const to = instant(from + elapsed);
      const windows = [...workingWindows(calendar, from, to)];
      const worked = windows.reduce((sum, window) => sum + (window.to - window.from), 0);
      expect(businessTimeBetween(calendar, from, to)).toBe(worked);
    }),
  );
});

test("an interval split anywhere sums to the whole", () => {
  fc.assert(
    fc.property(
      workingCalendar,
      fc.tuple(eventfulInstant, eventfulInstant, eventfulInstant).map((three) => three.sort((a, b) => a - b)),
      (calendar, [from, middle, to]) => {
        const parts = businessTimeBetween(calendar, from, middle) + businessTimeBetween(calendar, middle, to);
        expect(parts).toBe(businessTimeBetween(calendar, from, to));
      },
    ),
  );
});

test("a later start or a larger amount is never due earlier", () => {
  fc.assert(
    fc.property(
      workingCalendar,
      eventfulInstant,
      fc.nat(5 * 86_400_000),
      amount,
      amount,
      (calendar, from, later, first, more) => {
        const earliest = due(calendar, from, first);
        expect(due(calendar, instant(from + later), first)).toBeGreaterThanOrEqual(earliest);
        expect(due(calendar, from, milliseconds(first + more))).toBeGreaterThanOrEqual(earliest);
      },
    ),
  );
});

test("no working time lies before the next working instant, which is worked", () => {
  fc.assert(
    fc.property(workingCalendar, eventfulInstant, (calendar, at) => {
      const next = nextWorkingInstant(calendar, at);
      if (!next.ok) throw new Error(next.failure.code);
      expect(businessTimeBetween(calendar, at, next.value)).toBe(0);
      expect(isWorking(calendar, next.value)).toBe(true);
    }),
  );
});

test("an instant is worked exactly when the wall clock shows working hours", () => {
  fc.assert(
    fc.property(workingCalendar, eventfulInstant, (calendar, at) => {
      expect(isWorking(calendar, at)).toBe(wallClockShowsWorkingHours(calendar, at));
    }),
    { numRuns: 1_000 },
  );
});
