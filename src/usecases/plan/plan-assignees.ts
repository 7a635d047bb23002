import type { Command } from "../../domain/commands.ts";
import { memberByAccount, memberById, ownsAccount } from "../../domain/organization/members.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import { timelineCause } from "./cause.ts";
import { type IssueContext, changeBy } from "./issue-change.ts";

/**
 * The sidebar's assignees: a member who was put there gets the task, one who was taken away loses it. What is older than the
 * task's last change of hands is what we have not shown yet, and no order.
 */
export function planAssignees(context: IssueContext): readonly Command[] {
  const { state, look, task } = context;
  const organization = state.frame.configuration?.resolved.organization;
  if (organization === undefined || task.state === "completed") return [];
  const current = task.assignee === null ? null : memberById(organization, task.assignee);
  const shown = look.facts.assignees;
  if (current !== null && shown.some(({ id }) => ownsAccount(current, id))) return [];

  for (const account of shown) {
    const member = memberByAccount(organization, account.id);
    if (member === null) continue;
    const change = changeBy(
      context,
      (entry) => entry.kind === "assigned" && entry.assignee === account.id,
      "assigned",
    );
    if (change === null || isBefore(task, change.at)) continue;
    const cause = timelineCause("assigned", change.entry);
    const order = { at: change.at, by: change.by, cause, text: `assigned ${member.id}`, place: null };
    return [{ type: "AssignTask", ...order, task: task.id, assignee: member.id }];
  }
  if (current === null) return [];
  const change = changeBy(
    context,
    (entry) => entry.kind === "unassigned" && entry.assignee !== null && ownsAccount(current, entry.assignee),
    "unassigned",
  );
  if (change === null || isBefore(task, change.at)) return [];
  const cause = timelineCause("unassigned", change.entry);
  return [
    {
      type: "UnassignTask",
      at: change.at,
      by: change.by,
      cause,
      text: `unassigned ${current.id}`,
      place: null,
      task: task.id,
    },
  ];
}

/** Whoever opens an issue with an assignee puts them there in the same second. */
function isBefore({ assignee, formerAssignee, assignmentAt }: Task, at: Timestamp): boolean {
  return assignee === null && formerAssignee === null ? at < assignmentAt : at <= assignmentAt;
}
