import type { Command } from "../commands.ts";
import type { TaskId } from "../ids.ts";
import type { StateName, Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { furthestProgress } from "./pull-requests-of-task.ts";
import { mayMove, move } from "./transition.ts";

/** The way that pull requests take a task. Blocked, escalated, handed over and completed tasks stay where they are. */
const ladder = [
  "pending",
  "in-planning",
  "assigned",
  "in-progress",
  "under-review",
  "domain-review",
] as const satisfies readonly StateName[];

/** Where a person put a task it stays until its pull requests change. */
const orders: readonly string[] = [
  "MoveTask",
  "StartTask",
  "AssignTask",
  "UnassignTask",
  "ReopenTask",
] satisfies readonly Command["type"][];

/** Makes a change to pull requests or to what is due for them; tasks whose pull requests came further or fell back follow. */
export function followingChange(draft: Draft, tasks: readonly TaskId[], change: () => void): void {
  const before = tasks.map((id) => furthestProgress(draft, draft.task(id)));
  change();
  for (const [index, id] of tasks.entries()) {
    const task = draft.task(id);
    const now = furthestProgress(draft, task);
    if (now === before[index] && orders.includes(task.enteredOn)) continue;
    // The last one was given up: the work is to be begun anew.
    const isGivenUp =
      now === null &&
      now !== before[index] &&
      task.state === "in-progress" &&
      !isParent(draft, task) &&
      task.tracked;
    if (isGivenUp && mayMove(draft, task, "assigned")) {
      move(draft, task, { to: "assigned", on: "ObservePullRequest" });
    } else followPullRequests(draft, task);
  }
}

/** Moves a task to where its furthest open pull request is, by as many transitions as the table needs. */
export function followPullRequests(draft: Draft, task: Task): void {
  for (let hops = 0; hops < ladder.length; hops += 1) {
    const current = draft.task(task.id);
    const next = nextHop(draft, current);
    if (next === null) return;
    move(draft, current, { to: next, on: "ObservePullRequest" });
  }
}

function nextHop(draft: Draft, task: Task): StateName | null {
  const here = ladder.findIndex((state) => state === task.state);
  if (here === -1 || !task.tracked) return null;
  const goal = furthestProgress(draft, task) ?? withoutPullRequest(draft, task);
  const there = ladder.findIndex((state) => state === goal);
  if (goal === null || there === -1 || there === here) return null;
  if (mayMove(draft, task, goal)) return goal;
  if (there < here) return null;
  const between = ladder.slice(here + 1, there).toReversed();
  return between.find((state) => state !== "in-planning" && mayMove(draft, task, state)) ?? null;
}

/** A task in review whose last pull request was closed goes back to its assignee. A parent has none to begin with. */
function withoutPullRequest(draft: Draft, task: Task): StateName | null {
  const reviewed = task.state === "under-review" || task.state === "domain-review";
  return reviewed && !isParent(draft, task) ? "assigned" : null;
}

function isParent(draft: Draft, task: Task): boolean {
  return draft.state.childrenOf(task.id).length > 0;
}
