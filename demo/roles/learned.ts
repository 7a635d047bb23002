// What became of a role's task, from what GitHub shows; people may take another way than the checklist's.
import type { TaskSight } from "./task-sight.ts";

/** Who approved the last commit, the author left out. */
function approversOf({ pullRequest }: TaskSight): readonly string[] {
  const { reviews = [], head = null, author = null } = pullRequest ?? {};
  const logins = reviews
    .filter(({ verdict, commit, login }) => verdict === "approved" && commit === head && login !== author)
    .map(({ login }) => login);
  return [...new Set(logins)];
}

/** Such as `when viola-lead had approved the very commit that was merged`. */
export function whenApproved(sight: TaskSight): string {
  const approvers = approversOf(sight);
  return approvers.length === 0
    ? "though nobody had approved the very commit that was merged"
    : `when ${listOf(approvers)} had approved the very commit that was merged`;
}

/** `accountable`: who answers for the task's author. */
export function whoMerged({ pullRequest }: TaskSight, accountable: string): string {
  const merger = pullRequest?.mergedBy ?? "somebody";
  return merger === accountable ? `${merger}, who answers for the agent, merged it` : `${merger} merged it`;
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
