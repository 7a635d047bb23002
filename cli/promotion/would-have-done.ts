import { actorName, tutti } from "../../src/domain/actor.ts";
import type { Event, EventOf } from "../../src/domain/events.ts";
import type { PullRequestId, TaskId } from "../../src/domain/ids.ts";
import type { Mode } from "../../src/domain/organization/schema.ts";
import type { Timestamp } from "../../src/domain/timestamp.ts";
import type { RecordedEvent } from "../../src/usecases/read-events.ts";
import { historyIn } from "./history-in-mode.ts";
import { partRefused } from "./refused-orders.ts";

const ourselves = actorName(tutti);

export type WouldHaveDone = {
  /** Orders against the rules: `enforce` takes back what they brought about, `advise` answers them. */
  readonly refused: readonly EventOf<"CommandRefused">[];
  /** Commands that could not be read or had nothing to do: they are answered, and there is nothing to take back. */
  readonly slips: readonly EventOf<"CommandRefused">[];
  /** Merges that the gate would have held back. */
  readonly held: readonly EventOf<"PullRequestChanged">[];
  /** Issues that people closed against the rules, or that a revert undid, and that Tutti opens again. */
  readonly reopened: readonly EventOf<"IssueReopened">[];
  /** Deadlines that passed, also on issues that only this mode keeps open. They are marked and escalated on record, and nobody is mentioned. */
  readonly escalated: readonly EventOf<"DeadlineBreached">[];
};

/** What Tutti would have done in another mode, between two moments. */
export function wouldHaveDone(
  mode: Mode,
  recorded: readonly RecordedEvent[],
  span: { readonly since: Timestamp; readonly until: Timestamp },
): WouldHaveDone {
  const events = historyIn(mode, recorded, span.until)
    .filter(({ at }) => at >= span.since)
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  return {
    ...partRefused(events.filter((event) => event.type === "CommandRefused")),
    held: firstBypasses(events),
    reopened: events.filter(
      (event): event is EventOf<"IssueReopened"> => event.type === "IssueReopened" && event.by === ourselves,
    ),
    escalated: events.filter((event) => event.type === "DeadlineBreached"),
  };
}

/** A merge past the gate is on record in every later change of its pull request too. */
function firstBypasses(events: readonly Event[]): readonly EventOf<"PullRequestChanged">[] {
  const bypasses = events.filter(
    (event): event is EventOf<"PullRequestChanged"> => event.type === "PullRequestChanged" && event.bypassed,
  );
  const first = new Map(bypasses.toReversed().map((event) => [event.pullRequest, event]));
  return bypasses.filter((event) => first.get(event.pullRequest) === event);
}

/** Numbers of tasks and pull requests by their ids. */
export function numbersOf(events: readonly RecordedEvent[]): ReadonlyMap<TaskId | PullRequestId, number> {
  const numbers = new Map<TaskId | PullRequestId, number>();
  for (const { event } of events) note(numbers, event);
  return numbers;
}

function note(numbers: Map<TaskId | PullRequestId, number>, event: Event): void {
  if (event.type === "TaskOpened" || event.type === "TaskRelocated" || event.type === "TaskTransferred")
    numbers.set(event.task, event.number);
  if (event.type === "PullRequestOpened") numbers.set(event.pullRequest, event.number);
}
