import type { Event, EventOf } from "../../src/domain/events.ts";
import type { PullRequestId, TaskId } from "../../src/domain/ids.ts";
import type { Timestamp } from "../../src/domain/timestamp.ts";
import type { RecordedEvent } from "../../src/usecases/read-events.ts";

export type WouldHaveDone = {
  /** Orders that `enforce` takes back, and that `advise` answers. */
  readonly refused: readonly EventOf<"CommandRefused">[];
  /** Merges that the gate would have held back. */
  readonly held: readonly EventOf<"TaskMoved">[];
  /** Deadlines that passed: `advise` tells whom they are escalated to. */
  readonly escalated: readonly EventOf<"DeadlineBreached">[];
};

/** What a stricter mode would have done since then: decisions are the same in every mode, so they are all on record. */
export function wouldHaveDone(events: readonly RecordedEvent[], since: Timestamp): WouldHaveDone {
  const recent = events.map(({ event }) => event).filter(({ at }) => at >= since);
  return {
    refused: recent.filter((event) => event.type === "CommandRefused"),
    held: recent.filter(
      (event): event is EventOf<"TaskMoved"> => event.type === "TaskMoved" && event.bypassed === true,
    ),
    escalated: recent.filter((event) => event.type === "DeadlineBreached"),
  };
}

/** Numbers of tasks and pull requests by their ids. */
export function numbersOf(events: readonly RecordedEvent[]): ReadonlyMap<TaskId | PullRequestId, number> {
  const numbers = new Map<TaskId | PullRequestId, number>();
  for (const { event } of events) note(numbers, event);
  return numbers;
}

function note(numbers: Map<TaskId | PullRequestId, number>, event: Event): void {
  if (event.type === "TaskOpened" || event.type === "TaskRelocated") numbers.set(event.task, event.number);
  if (event.type === "PullRequestOpened") numbers.set(event.pullRequest, event.number);
}
