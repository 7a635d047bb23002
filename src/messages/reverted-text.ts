import type { OrganizationState } from "../domain/organization-state.ts";
import { revertedBy } from "../domain/reverted-by.ts";
import type { PullRequest } from "../domain/review/schema.ts";
import type { Task } from "../domain/task/schema.ts";

/** What a revert did to a task, and how its work goes on; nothing once that has begun. */
export function revertedNotices(state: OrganizationState, task: Task): readonly string[] {
  if (task.enteredOn !== "RevertTask") return [];
  const next =
    task.assignee === null
      ? "`/assign @member` gives it to somebody."
      : `Open a new pull request that says \`Closes #${task.number}\`, or push a branch \`tutti/${task.number}-…\`.`;
  return state.pullRequestsOf(task).flatMap((pullRequest) => {
    const revert = pullRequest.status === "merged" ? revertedBy(state, pullRequest) : null;
    if (revert === null) return [];
    return [
      `Pull request ${pullRequest.number} was merged, and then reverted by pull request ${revert.number}: the work is due again. ${next}`,
    ];
  });
}

/** How a pull request ended; only a task with a defect can have a reverted one. */
export function endText(state: OrganizationState, task: Task, pullRequest: PullRequest): string {
  const revert =
    task.defects === 0 || pullRequest.status !== "merged" ? null : revertedBy(state, pullRequest);
  return revert === null
    ? pullRequest.status
    : `${pullRequest.status}, reverted by pull request ${revert.number}`;
}
