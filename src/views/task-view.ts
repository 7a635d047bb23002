import type { AccountId, MemberId } from "../domain/ids.ts";
import { memberById } from "../domain/organization/members.ts";
import type { Organization } from "../domain/organization/schema.ts";
import type { Task } from "../domain/task/schema.ts";
import { shouldStandBack } from "../domain/task/stand-back.ts";
import type { Timestamp } from "../domain/timestamp.ts";
import { type LabelLook, wantedLabels } from "./labels.ts";
import { modeOf } from "./mode.ts";

/** What GitHub should show of a task. */
export type TaskView = {
  /** Empty for an untracked task, whose labels of ours are taken away. */
  readonly labels: readonly LabelLook[];
  /** False where people's choice of a state label stays although the rules would refuse it. */
  readonly ownsStateLabel: boolean;
  /** Whether the issue should be open; null leaves it as people have it. */
  readonly open: boolean | null;
  readonly assign: readonly AccountId[];
  /** Accounts to take from the sidebar if they were put there before this. */
  readonly unassign: { readonly accounts: readonly AccountId[]; readonly before: Timestamp } | null;
};

export function viewTask(organization: Organization, task: Task): TaskView {
  if (!task.tracked) {
    return { labels: [], ownsStateLabel: true, open: null, assign: [], unassign: null };
  }
  const mode = modeOf(organization, task.repository);
  return {
    labels: wantedLabels(task),
    ownsStateLabel: mode === "enforce" ? !shouldStandBack(task, task.changedAt) : !wasRefusedSinceEntry(task),
    open: wantedOpen(task, mode),
    assign: task.assignee === null ? [] : accountsOf(organization, task.assignee).slice(0, 1),
    unassign: leaving(organization, task),
  };
}

/** Outside of enforce nothing is taken back: as long as the rules refuse what people's labels say, all of them stay as they are. */
function wasRefusedSinceEntry(task: Task): boolean {
  return task.refused.some(
    ({ command, wanted, at }) =>
      (command === "MoveTask" || (command === "RejectCommand" && wanted !== null)) && at >= task.enteredAt,
  );
}

function wantedOpen(task: Task, mode: Organization["mode"]): boolean | null {
  if (mode === "observe") return null;
  if (task.state === "completed") return false;
  return mode === "enforce" || isClosedSinceDone(task) ? true : null;
}

/** The issue was closed when its task was done, and a revert opened the task again: nobody closed it against the rules. */
function isClosedSinceDone({ closedAt, reopenedAt }: Task): boolean {
  return closedAt !== null && reopenedAt !== null && closedAt <= reopenedAt;
}

function leaving(organization: Organization, task: Task): TaskView["unassign"] {
  const { formerAssignee } = task;
  if (formerAssignee === null || formerAssignee.member === task.assignee) return null;
  return { accounts: accountsOf(organization, formerAssignee.member), before: formerAssignee.until };
}

function accountsOf(organization: Organization, member: MemberId): readonly AccountId[] {
  return memberById(organization, member)?.accounts ?? [];
}
