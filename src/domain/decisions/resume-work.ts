import type { TaskId } from "../ids.ts";
import { backToPending } from "./assignment.ts";
import type { Draft } from "./draft.ts";
import { followPullRequests } from "./follow-pull-requests.ts";
import { move } from "./transition.ts";

/** A task goes on where it was before it was blocked or escalated. What allows it was decided before. */
export function resumeWork(draft: Draft, id: TaskId, on: string): void {
  const task = draft.task(id);
  move(draft, task, { to: task.resumeTo, on });
  catchUp(draft, id);
}

/** What happened to pull requests and to the assignee while the task was blocked or escalated counts now. */
export function catchUp(draft: Draft, id: TaskId): void {
  followPullRequests(draft, draft.task(id));
  const task = draft.task(id);
  if (task.assignee === null) backToPending(draft, task);
}
