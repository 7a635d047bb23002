import type { PullRequestFacts } from "../review/schema.ts";
import type { Draft } from "./draft.ts";
import { mayMove, move } from "./transition.ts";

/** A merged revert takes back what its pull requests' tasks had done: each is a defect, and open again. */
export function reopenReverted(draft: Draft, facts: PullRequestFacts): void {
  for (const id of facts.reverts) {
    const reverted = draft.state.pullRequests.get(id);
    if (reverted === undefined) continue;
    for (const { id: taskId } of draft.state.tasksOf(reverted)) {
      draft.record({ type: "DefectFound", ...draft.stamp, task: taskId, reason: "reverted" });
      const task = draft.task(taskId);
      const to = task.assignee === null ? "pending" : "assigned";
      if (task.state === "completed" && mayMove(draft, task, to)) {
        move(draft, task, { to, on: "RevertTask" });
      }
    }
  }
}
