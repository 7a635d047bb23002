import type { CommandOf } from "../commands.ts";
import { memberById } from "../organization/members.ts";
import { acceptByWork, give } from "./assignment.ts";
import type { Draft } from "./draft.ts";
import { mayMove, move } from "./transition.ts";

/** A member pushed the task's branch: they have begun. Somebody else's push of another's task says nothing. */
export function noteBranch(draft: Draft, command: CommandOf<"NoteBranch">): null {
  const { pusher } = command;
  const task = draft.task(command.task);
  if (task.assignee === null && mayBeTaken(task.state)) give(draft, task, pusher, true);
  const assignee = draft.task(task.id).assignee;
  const answers =
    assignee !== null && memberById(draft.configuration.organization, assignee)?.accountable === pusher;
  if (assignee !== pusher && !answers) return null;

  if (task.state !== "completed") acceptByWork(draft, task.id);
  for (const to of ["assigned", "in-progress"] as const) {
    const current = draft.task(task.id);
    const before = to === "assigned" ? ["pending", "in-planning"] : ["assigned"];
    if (before.includes(current.state) && mayMove(draft, current, to)) {
      move(draft, current, { to, on: command.type });
    }
  }
  return null;
}

function mayBeTaken(state: string): boolean {
  return state === "pending" || state === "in-planning" || state === "assigned" || state === "in-progress";
}
