import type { CommandOf } from "../commands.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import { restartClock } from "./pauses.ts";
import type { Draft } from "./draft.ts";
import { followPullRequests } from "./follow-pull-requests.ts";
import { holds } from "./guards.ts";
import { notAllowed } from "./not-allowed.ts";
import { rolesOfActor } from "./roles.ts";
import { move, orderTransition } from "./transition.ts";

/**
 * The issue was closed, or somebody ordered it to be. Whether that completes the task is for the table to say. That the
 * issue is closed is a fact either way, and stays on record when the completion is refused.
 */
export function closeTask(draft: Draft, command: CommandOf<"CloseTask">): Refusal | null {
  const task = draft.task(command.task);
  if (task.closedAt === null) draft.record({ ...draft.stamp, type: "IssueClosed", task: task.id });
  if (task.state === "completed") return null;
  return command.resolution === "done"
    ? orderTransition(draft, draft.task(task.id), { to: "completed", on: command.type, resolution: "done" })
    : dismiss(draft, draft.task(task.id), command);
}

/** Not planned, or a duplicate: from any state, but never over the heads of open children. */
function dismiss(draft: Draft, task: Task, command: CommandOf<"CloseTask">): Refusal | null {
  const needed = draft.configuration.lifecycle.dismissal.by;
  const roles = rolesOfActor(draft, task);
  if (!needed.some((role) => roles.has(role)))
    return notAllowed(draft, task, needed, { to: "completed", from: task.state });
  if (!holds("children-completed", draft, task)) {
    return refuse("conditions-open", {
      from: task.state,
      to: "completed",
      open: ["children-completed"],
      forceable: false,
    });
  }
  move(draft, task, { to: "completed", on: command.type, resolution: command.resolution });
  return null;
}

export function reopenTask(draft: Draft, command: CommandOf<"ReopenTask">): Refusal | null {
  const task = draft.task(command.task);
  if (task.closedAt !== null) {
    if (task.state !== "completed") restartClock(draft, task);
    draft.record({ ...draft.stamp, type: "IssueReopened", task: task.id });
  }
  if (task.state !== "completed") return null;
  const to = task.assignee === null ? "pending" : "assigned";
  const refusal = orderTransition(draft, draft.task(task.id), { to, on: command.type });
  if (refusal === null && task.resolution === "done") {
    draft.record({ ...draft.stamp, type: "DefectFound", task: task.id, reason: "reopened" });
  }
  if (refusal === null) followPullRequests(draft, draft.task(task.id));
  return refusal;
}
