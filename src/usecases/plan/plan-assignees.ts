import type { Command } from "../../domain/commands.ts";
import { memberByAccount, memberById, ownsAccount } from "../../domain/organization/members.ts";
import type { Member, Organization } from "../../domain/organization/schema.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import { timelineCause } from "./cause.ts";
import { type Change, type IssueContext, changeBy } from "./issue-change.ts";

/**
 * The sidebar's assignees: a member who was put there gets the task, one who was taken away loses it, and of a further one it
 * is said that only one counts. What is older than the task's last change of hands is what we have not shown yet, and no order.
 */
export function planAssignees(context: IssueContext): readonly Command[] {
  const { state, task } = context;
  const organization = state.frame.configuration?.resolved.organization;
  if (organization === undefined || task.state === "completed") return [];
  const current = task.assignee === null ? null : memberById(organization, task.assignee);
  const shown = shownMembers(context, organization);
  if (current !== null && shown.some(({ member }) => member.id === current.id)) {
    return shown.filter(({ member }) => member.id !== current.id).flatMap((each) => oneTooMany(task, each));
  }
  const [next, ...others] = shown.filter(({ change }) => change !== null && !isBefore(task, change.at));
  if (next !== undefined && next.change !== null) {
    const { member, change } = next;
    const cause = timelineCause("assigned", change.entry);
    const order = { at: change.at, by: change.by, cause, text: `assigned ${member.id}`, place: null };
    return [
      { type: "AssignTask", ...order, task: task.id, assignee: member.id },
      ...others.flatMap((each) => oneTooMany(task, each)),
    ];
  }
  if (current === null) return [];
  const change = changeBy(
    context,
    (entry) => entry.kind === "unassigned" && entry.assignee !== null && ownsAccount(current, entry.assignee),
    ({ change: said, assignee }) =>
      said === "unassigned" && assignee !== undefined && ownsAccount(current, assignee),
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

type Shown = { readonly member: Member; readonly change: Change | null };

/** Members in the sidebar, each with who put them there; others are GitHub's business. */
function shownMembers(context: IssueContext, organization: Organization): readonly Shown[] {
  return context.look.facts.assignees.flatMap(({ id }) => {
    const member = memberByAccount(organization, id);
    if (member === null) return [];
    const change = changeBy(
      context,
      (entry) => entry.kind === "assigned" && entry.assignee === id,
      (hint) => hint.change === "assigned" && hint.assignee === id,
    );
    return [{ member, change }];
  });
}

/** The cause differs from that of an order: once the assignee is taken away, the same entry gives the task to this one. */
function oneTooMany(task: Task, { member, change }: Shown): readonly Command[] {
  if (change === null || change.at < task.assignmentAt) return [];
  if (change.by.kind === "account" && change.by.bot) return [];
  const cause = timelineCause("beside", change.entry);
  const order = { at: change.at, by: change.by, cause, text: `assigned ${member.id}`, place: null };
  const facts = { member: member.id };
  return [{ type: "RejectCommand", ...order, task: task.id, code: "one-assignee", facts }];
}

/** Whoever opens an issue with an assignee puts them there in the same second. */
function isBefore({ assignee, formerAssignee, assignmentAt }: Task, at: Timestamp): boolean {
  return assignee === null && formerAssignee === null ? at < assignmentAt : at <= assignmentAt;
}
