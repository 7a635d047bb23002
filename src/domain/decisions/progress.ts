import type { CommandOf } from "../commands.ts";
import { memberById } from "../organization/members.ts";
import { type Refusal, type RefusalFacts, refuse } from "../refusal.ts";
import { isReviewAskedFor } from "../review/review-asked-for.ts";
import type { PullRequest } from "../review/schema.ts";
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
    return refuse("no-pull-request", {
      number: task.number,
      ...numbersIn("unlinked", unlinkedOwn(draft, task)),
    });
  }
  if (inReview.has(task.state)) {
    return refuse("already-so", { what: "in review", ...numbersIn("pullRequests", open) });
  }
  const part = draft.branch();
  for (const pullRequest of open) {
    part.record({ ...part.stamp, type: "ReviewRequested", pullRequest: pullRequest.id });
  }
  const refusal = orderTransition(part, part.task(task.id), { to: "under-review", on: command.type });
  if (refusal !== null) return withDrafts(part, refusal, open);
  draft.take(part);
  followPullRequests(draft, draft.task(task.id));
  return null;
}

/** Where nothing but a draft stands against a review, that is what there is to be done. */
function withDrafts(draft: Draft, refusal: Refusal, open: readonly PullRequest[]): Refusal {
  const { organization } = draft.configuration;
  const drafts = open
    .map(({ id }) => draft.pullRequest(id))
    .filter((pullRequest) => !isReviewAskedFor(organization, pullRequest));
  return refusal.code === "conditions-open" && drafts.length === open.length
    ? refuse(refusal.code, { ...refusal.facts, ...numbersIn("drafts", drafts) })
    : refusal;
}

/** Open pull requests of whoever gave the command that nobody said the task of. */
function unlinkedOwn({ state, actor }: Draft, task: Task): readonly PullRequest[] {
  const own: PullRequest[] = [];
  for (const [, pullRequest] of state.pullRequests.entries()) {
    const { status, links, author, repository } = pullRequest;
    if (status !== "open" || links.length > 0 || repository !== task.repository) continue;
    if (actor.kind === "account" && author === actor.account) own.push(pullRequest);
  }
  return own;
}

function numbersIn(fact: string, pullRequests: readonly PullRequest[]): RefusalFacts {
  return pullRequests.length === 0 ? {} : { [fact]: pullRequests.map(({ number }) => String(number)) };
}

const inReview: ReadonlySet<Task["state"]> = new Set<Task["state"]>(["under-review", "domain-review"]);

function isAssignee(draft: Draft, assignee: string | null): boolean {
  if (assignee === null || draft.actor.kind === "tutti") return false;
  return (
    draft.actor.member !== null &&
    memberById(draft.configuration.organization, draft.actor.member)?.id === assignee
  );
}
