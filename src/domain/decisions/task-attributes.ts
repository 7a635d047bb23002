import type { CommandOf } from "../commands.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { isEmergency } from "../task/is-emergency.ts";
import { beginPlanning } from "./begin-planning.ts";
import type { Draft } from "./draft.ts";
import { setClock } from "./set-clock.ts";

export function untrackTask(draft: Draft, command: CommandOf<"UntrackTask">): Refusal | null {
  draft.record({ ...draft.stamp, type: "TaskTracked", task: command.task, tracked: false });
  return null;
}

/** What the issue says of itself has changed. Nobody's permission is asked: GitHub gave it. */
export function describeTask(draft: Draft, command: CommandOf<"DescribeTask">): Refusal | null {
  const task = draft.task(command.task);
  const { title, kind, criteria } = command.description;
  const changed =
    task.title !== title ||
    task.kind !== kind ||
    task.criteria.total !== criteria.total ||
    task.criteria.ticked !== criteria.ticked;
  if (changed) {
    draft.record({ ...draft.stamp, type: "TaskDescribed", task: command.task, title, kind, criteria });
  }
  if (task.parent !== command.parent && command.parent !== task.id) {
    draft.record({ ...draft.stamp, type: "TaskParented", task: command.task, parent: command.parent });
  }
  return null;
}

export function deleteTask(draft: Draft, command: CommandOf<"DeleteTask">): Refusal | null {
  draft.record({ ...draft.stamp, type: "TaskDeleted", task: command.task });
  return null;
}

export function overrideTier(draft: Draft, command: CommandOf<"OverrideTier">): Refusal | null {
  const { task, tier } = command;
  if (draft.task(task).state === "completed") return refuse("completed");
  if (draft.task(task).tier === tier) return refuse("already-so", { what: `tier ${tier}` });
  draft.record({ ...draft.stamp, type: "TierOverridden", task, tier, reason: `set by ${draft.stamp.by}` });
  setClock(draft, task, "state-entry");
  beginPlanning(draft, task);
  return null;
}

export function prioritizeTask(draft: Draft, command: CommandOf<"PrioritizeTask">): Refusal | null {
  const { task, priority } = command;
  const before = draft.task(task);
  if (before.state === "completed") return refuse("completed");
  // A P0 that the router found is an emergency by nobody's word yet.
  const isConfirmed = priority === "P0" && !isEmergency(before);
  if (before.priority === priority && !isConfirmed)
    return refuse("already-so", { what: `priority ${priority ?? "none"}` });
  draft.record({ ...draft.stamp, type: "TaskPrioritized", task, priority });
  // A backlog item that becomes urgent has its time from now on, not from when it was written down.
  if (before.state === "pending" && before.priority !== priority) setClock(draft, task, "now");
  return null;
}

export function changeDomains(draft: Draft, command: CommandOf<"ChangeDomains">): Refusal | null {
  const { task, domains } = command;
  draft.record({ ...draft.stamp, type: "TaskDomainsChanged", task, domains: [...domains] });
  return null;
}

export function estimateTask(draft: Draft, command: CommandOf<"EstimateTask">): Refusal | null {
  const { task, hours } = command;
  if (draft.task(task).state === "completed") return refuse("completed");
  draft.record({ ...draft.stamp, type: "TaskEstimated", task, hours });
  if (draft.task(task).state === "in-progress") setClock(draft, task, "state-entry");
  return null;
}
