import type { PullRequest } from "../review/schema.ts";
import { revertedBy } from "../reverted-by.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { mayMove, move } from "./transition.ts";

/**
 * What has come to be merged may take back the work of others, and may have been taken back before we saw it merged:
 * deliveries come in any order.
 */
export function followReverts(draft: Draft, merged: PullRequest): void {
  for (const id of merged.reverts) {
    const reverted = draft.state.pullRequests.get(id);
    if (reverted?.status === "merged") reopenReverted(draft, reverted);
  }
  if (revertedBy(draft.state, merged) !== null) reopenReverted(draft, merged);
}

/** A merged revert takes back what the tasks had done: each is a defect, and open again. */
function reopenReverted(draft: Draft, reverted: PullRequest): void {
  for (const { id } of draft.state.tasksOf(reverted)) {
    draft.record({ ...draft.stamp, type: "DefectFound", task: id, reason: "reverted" });
    const task = draft.task(id);
    const to = task.assignee === null ? "pending" : "assigned";
    if (isDone(task) && mayMove(draft, task, to)) move(draft, task, { to, on: "RevertTask" });
  }
}

/** Work that was given up afterwards stays given up. */
function isDone({ state, resolution }: Task): boolean {
  return state === "completed" && resolution === "done";
}
