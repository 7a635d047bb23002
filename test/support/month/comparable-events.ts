import { numbersOf } from "../../../cli/promotion/would-have-done.ts";
import type { Event } from "../../../src/domain/events.ts";

/** The number of the task or the pull request that an event is about; null for neither. */
export function numberOfEvents(events: readonly Event[]): (event: Event) => number | null {
  const numbers = numbersOf(events.map((event) => ({ seq: 0, event })));
  return (event) => {
    if ("task" in event && event.task !== undefined) return numbers.get(event.task) ?? null;
    if ("pullRequest" in event && event.pullRequest !== undefined)
      return numbers.get(event.pullRequest) ?? null;
    return null;
  };
}

/** What is another in each life of the same month: ids that GitHub gives, commits, and the configuration with its mode. */
const ofOneLife = new Set([
  "cause",
  "place",
  "head",
  "commit",
  "digest",
  "resolved",
  "review",
  "task",
  "pullRequest",
]);

export type ComparableEvent = {
  readonly type: Event["type"];
  readonly number: number | null;
  readonly text: string;
};

export function comparableEvents(events: readonly Event[]): readonly ComparableEvent[] {
  const numberOf = numberOfEvents(events);
  return events.map((event) => {
    const number = numberOf(event);
    const kept = Object.entries(event)
      .filter(([key]) => !ofOneLife.has(key))
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    const review = event.type === "ReviewRecorded" ? [event.review.decision, event.review.reviewer] : [];
    return { type: event.type, number, text: JSON.stringify([number, review, kept]) };
  });
}
