import type { TaskId } from "../ids.ts";
import { replaceClock } from "../sla/clock.ts";
import type { Draft } from "./draft.ts";
import { clockFor } from "./task-clock.ts";

/** Sets the clock of the state that the task is in anew, from `from` or else from when the state was entered. */
export function setClock(draft: Draft, id: TaskId, from: "state-entry" | "now"): void {
  const task = draft.task(id);
  const fresh = clockFor(draft, task, task.state, from === "now" ? draft.at : task.enteredAt);
  if (fresh === null && task.clock === null) return;
  const clock = fresh === null || task.clock === null ? fresh : replaceClock(task.clock, fresh, from);
  draft.record({ ...draft.stamp, type: "ClockSet", task: id, clock });
}
