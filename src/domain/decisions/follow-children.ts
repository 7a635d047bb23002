import type { TaskId } from "../ids.ts";
import type { StateName, Task } from "../task/schema.ts";
import { advance } from "./advance.ts";
import type { Draft } from "./draft.ts";
import { holds } from "./guards.ts";
import { completeMerged } from "./merging.ts";
import { openPullRequestsOf } from "./pull-requests-of-task.ts";
import { mayMove, move } from "./transition.ts";

/** All parents of a task follow their children, from the nearest to the top. */
export function followChildren(draft: Draft, child: TaskId): void {
  let { parent } = draft.task(child);
  if (parent === null) return;
  const seen = new Set<TaskId>([child]);
  while (parent !== null && !seen.has(parent)) {
    seen.add(parent);
    const task = draft.state.tasks.get(parent);
    if (task === undefined || !task.tracked) return;
    advance(draft, task);
    followOwnChildren(draft, parent);
    parent = task.parent;
  }
}

/**
 * A parent starts with the first of its children, is up for review when all are completed, and goes back to work when one
 * is open again. No parent is completed while a child is open.
 */
export function followOwnChildren(draft: Draft, parent: TaskId): void {
  const children = draft.state.childrenOf(parent);
  const task = draft.task(parent);
  if (children.length > 0) {
    const done = holds("children-completed", draft, task);
    if (task.state === "completed") return done ? undefined : reopen(draft, task);
    if (holds("children-started", draft, task))
      step(draft, parent, ["pending", "in-planning", "in-progress"]);
    if (holds("children-started", draft, task)) step(draft, parent, ["assigned", "in-progress"]);
    if (done) step(draft, parent, ["in-progress", "under-review"]);
    if (done) step(draft, parent, ["assigned", "under-review"]);
    if (!done && openPullRequestsOf(draft, task).length === 0) {
      step(draft, parent, ["under-review", "in-progress"]);
      step(draft, parent, ["domain-review", "in-progress"]);
    }
  }
  completeMerged(draft, draft.task(parent));
}

/** Takes a task that is anywhere on this way as far along it as the table lets a rule. */
function step(draft: Draft, id: TaskId, way: readonly StateName[]): void {
  for (const to of way.slice(way.indexOf(draft.task(id).state) + 1)) {
    const task = draft.task(id);
    if (!way.includes(task.state) || !mayMove(draft, task, to)) return;
    move(draft, task, { to, on: "FollowChildren" });
  }
}

function reopen(draft: Draft, task: Task): void {
  move(draft, task, { to: task.assignee === null ? "pending" : "assigned", on: "FollowChildren" });
}
