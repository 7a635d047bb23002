// What happened, as it would have gone in another mode. Decisions are the same in all of them, so that most is on record already; but
// issues that were closed against the rules stay closed in one mode and are opened again in another, where their clocks go on.
import { actorName, tutti } from "../../src/domain/actor.ts";
import { decide } from "../../src/domain/decide.ts";
import type { Event } from "../../src/domain/events.ts";
import type { TaskId } from "../../src/domain/ids.ts";
import type { Mode } from "../../src/domain/organization/schema.ts";
import { OrganizationState } from "../../src/domain/organization-state.ts";
import { type Timestamp, latest } from "../../src/domain/timestamp.ts";
import type { RecordedEvent } from "../../src/usecases/read-events.ts";
import { viewTask } from "../../src/views/task-view.ts";

const ourselves = actorName(tutti);

/** The events up to `now`; those of different tasks in no particular order. */
export function historyIn(mode: Mode, recorded: readonly RecordedEvent[], now: Timestamp): readonly Event[] {
  const history = new History(mode);
  for (const { event } of recorded) history.take(event);
  history.end(now);
  return history.events;
}

class History {
  readonly events: Event[] = [];
  readonly #mode: Mode;
  readonly #state = OrganizationState.empty();
  /** Closed, but not if it were for the mode; since when. */
  readonly #toReopen = new Map<TaskId, Timestamp>();
  /** Tasks that go another way than they are on record: their clocks are advanced here. */
  readonly #apart = new Set<TaskId>();

  constructor(mode: Mode) {
    this.#mode = mode;
  }

  take(event: Event): void {
    const task = taskOf(event);
    if (task === null) this.#advanceAll(event.at);
    else this.#advance(task, event.at);
    if (task !== null && this.#isOtherwise(task, event)) return;
    this.#record(event);
    if (task !== null) this.#look(task, event.at);
  }

  end(now: Timestamp): void {
    for (const task of this.#toReopen.keys()) this.#reopen(task);
    for (const task of this.#apart) this.#advanceClock(task, now);
  }

  #advanceAll(at: Timestamp): void {
    for (const task of [...this.#toReopen.keys(), ...this.#apart]) this.#advance(task, at);
  }

  #advance(task: TaskId, at: Timestamp): void {
    const since = this.#toReopen.get(task);
    // What is decided at once has one date, and may close a task's issue before it completes the task.
    if (since !== undefined && since < at) this.#reopen(task);
    if (this.#apart.has(task)) this.#advanceClock(task, at);
  }

  #reopen(task: TaskId): void {
    const at = this.#toReopen.get(task);
    this.#toReopen.delete(task);
    if (at === undefined) return;
    this.#apart.add(task);
    this.#decide("ReopenTask", task, at);
  }

  #advanceClock(task: TaskId, at: Timestamp): void {
    this.#decide("AdvanceClock", task, at);
  }

  #decide(type: "ReopenTask" | "AdvanceClock", task: TaskId, at: Timestamp): void {
    const order = { at, by: tutti, cause: null, text: "", place: null, task } as const;
    for (const event of decide(this.#state, { type, ...order })) this.#record(event);
  }

  #record(event: Event): void {
    this.#state.apply(event);
    this.events.push(event);
  }

  /** Whether the event is one that the mode brings about at another time, or never. */
  #isOtherwise(task: TaskId, event: Event): boolean {
    const isOurReopening = event.type === "IssueReopened" && event.by === ourselves;
    if (isOurReopening && !this.#isToBeOpen(task)) this.#apart.add(task);
    return this.#apart.has(task) && comesOfTheMode(event);
  }

  #look(id: TaskId, at: Timestamp): void {
    const closedAt = this.#state.tasks.get(id)?.closedAt ?? null;
    if (closedAt === null || !this.#isToBeOpen(id)) this.#toReopen.delete(id);
    else if (!this.#toReopen.has(id)) this.#toReopen.set(id, latest(at, closedAt));
  }

  #isToBeOpen(id: TaskId): boolean {
    const task = this.#state.tasks.get(id);
    const organization = this.#state.frame.configuration?.resolved.organization;
    if (task === undefined || organization === undefined) return false;
    return viewTask({ ...organization, mode: this.#mode, modes: {} }, task).open === true;
  }
}

function taskOf(event: Event): TaskId | null {
  return "task" in event && event.task !== undefined ? event.task : null;
}

/** What comes of the clock, and that people opened an issue again. */
function comesOfTheMode(event: Event): boolean {
  switch (event.type) {
    case "DeadlineWarned":
    case "DeadlineBreached":
    case "IssueReopened":
      return true;
    case "TaskMoved":
      return event.on === "AdvanceClock";
    default:
      return false;
  }
}
