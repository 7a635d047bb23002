import type { TaskId } from "../ids.ts";
import type { Draft } from "./draft.ts";
import { mayMove, move } from "./transition.ts";

/** Work of tier 2 and above is planned before it is given to somebody; a tactical task is a plan's outcome. */
export function beginPlanning(draft: Draft, id: TaskId): void {
  const task = draft.task(id);
  const needsPlan = task.kind !== "tactical" && (task.tier ?? 0) >= 2;
  if (task.state === "pending" && needsPlan && mayMove(draft, task, "in-planning")) {
    move(draft, task, { to: "in-planning", on: "RouteTask" });
  }
}
