import type { CommandOf } from "../commands.ts";
import { memberById } from "../organization/members.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { followPullRequests } from "./follow-pull-requests.ts";
import { openPullRequestsOf } from "./pull-requests-of-task.ts";
import { orderTransition } from "./transition.ts";

/** `/start`. */
export function startTask(draft: Draft, command: CommandOf<"StartTask">): Refusal | null {
  const task = draft.task(command.task);
  if (task.state === "in-progress") return refuse("already-so", { what: "in progress" });
  if (task.state !== "blocked" && task.state !== "escalated" && task.assignee === null) {
    return refuse("not-assigned");
  }
  const refusal = orderTransition(draft, task, { to: "in-progress", on: command.type });
  if (refusal === null && !task.accepted && isAssignee(draft, task.assignee)) {
    draft.record({ ...draft.stamp, type: "AssignmentAccepted", task: task.id });
  }
  return refusal;
}

/** `/ready`: the work may be looked at, again where changes were asked for. */
export function requestReview(draft: Draft, command: CommandOf<"RequestReview">): Refusal | null {
  const task = draft.task(command.task);
  const open = openPullRequestsOf(draft, task);
  if (open.length === 0 && draft.state.childrenOf(task.id).length === 0) {
    return refuse("no-pull-request", { number: task.number });
  }
  if (inReview.has(task.state)) return refuse("already-so", { what: "in review" });
  const part = draft.branch();
  for (const pullRequest of open) {
    part.record({ ...part.stamp, type: "ReviewRequested", pullRequest: pullRequest.id });
  }
  const refusal = orderTransition(part, part.task(task.id), { to: "under-review", on: command.type });
  if (refusal !== null) return refusal;
  draft.take(part);
  followPullRequests(draft, draft.task(task.id));
  return null;
}

const inReview: ReadonlySet<Task["state"]> = new Set<Task["state"]>(["under-review", "domain-review"]);

function isAssignee(draft: Draft, assignee: string | null): boolean {
  if (assignee === null || draft.actor.kind === "tutti") return false;
  return (
    draft.actor.member !== null &&
    memberById(draft.configuration.organization, draft.actor.member)?.id === assignee
  );
}
