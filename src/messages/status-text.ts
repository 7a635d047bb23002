import type { OrganizationState } from "../domain/organization-state.ts";
import { deadlineOf } from "../domain/task/deadline.ts";
import type { Task } from "../domain/task/schema.ts";
import { moment } from "./moment.ts";
import { named } from "./names.ts";
import { stateTitle } from "./state-title.ts";
import { waitingTexts } from "./waiting-text.ts";

/** `/status`: state, owner and deadline in one line, and beneath it what holds the task up. */
export function statusText(state: OrganizationState, task: Task): string {
  const organization = state.frame.configuration?.resolved.organization ?? null;
  return [stateLine(task), ...waitingTexts(task, organization)].join("\n\n");
}

function stateLine(task: Task): string {
  const parts = [`**${stateTitle(task.state)}**${resolved(task)} since ${moment(task.enteredAt)}`];
  if (task.assignee !== null) parts.push(`with ${named(task.assignee)}`);
  if (task.clock?.owner !== undefined && task.clock.owner !== null && task.clock.owner !== task.assignee) {
    parts.push(`${named(task.clock.owner)} answers for this state`);
  }
  const deadline = deadlineOf(task);
  if (deadline !== null && task.pause === null) parts.push(`due ${moment(deadline)}`);
  if (task.pause !== null) parts.push("paused");
  return `${parts.join(", ")}.`;
}

function resolved({ state, resolution }: Task): string {
  return state === "completed" && resolution !== null && resolution !== "done"
    ? ` (${resolution.replace("-", " ")})`
    : "";
}
