import type { PullRequest } from "../review/schema.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { holds } from "./guards.ts";
import { openPullRequestsOf } from "./pull-requests-of-task.ts";
import { move } from "./transition.ts";

/** A merged pull request ends its tasks' work, from whatever state, as soon as none of their others is open. */
export function completeMerged(draft: Draft, task: Task): void {
  if (task.state === "completed" || task.state === "ready-for-handoff" || !task.tracked) return;
  const merged = draft.state.pullRequestsOf(task).filter(({ status }) => status === "merged");
  if (merged.length === 0 || !isMergedSinceReopened(task, merged)) return;
  if (openPullRequestsOf(draft, task).length > 0 || !holds("children-completed", draft, task)) return;

  const bypassed = merged.some((pullRequest) => pullRequest.bypassed);
  const [handedOver, completed] = draft.configuration.lifecycle.merge.to;
  if (holds("handoff-due", draft, task)) {
    move(draft, task, { to: handedOver, on: "MergeTask", bypassed });
    return;
  }
  move(draft, task, { to: completed, on: "MergeTask", resolution: "done", bypassed });
}

/** What was merged before a task was completed and reopened does not complete it a second time. */
function isMergedSinceReopened(task: Task, merged: readonly PullRequest[]): boolean {
  return merged.some(
    ({ mergedAt }) => task.reopenedAt === null || (mergedAt !== null && mergedAt > task.reopenedAt),
  );
}
