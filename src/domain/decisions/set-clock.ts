import type { TaskId } from "../ids.ts";
import { type FreshStart, replaceClock } from "../sla/clock.ts";
import type { Draft } from "./draft.ts";
import { clockFor } from "./task-clock.ts";

/** Sets the clock of the state that the task is in anew, from now or from when the state was entered. */
export function setClock(draft: Draft, id: TaskId, from: FreshStart): void {
  const task = draft.task(id);
  const fresh = clockFor(draft, task, task.state, from === "state-entry" ? task.enteredAt : draft.at);
  if (fresh === null && task.clock === null) return;
  const clock = fresh === null || task.clock === null ? fresh : replaceClock(task.clock, fresh, from);
  draft.record({ ...draft.stamp, type: "ClockSet", task: id, clock });
}
