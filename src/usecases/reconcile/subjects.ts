import type { Event } from "../../domain/events.ts";
import type { PullRequestId, TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { taskBranchNumber } from "../../domain/task/task-branch.ts";
import type { Hint } from "../../ports/hint.ts";
import { hintUnderTaskIds } from "../gather/under-task-ids.ts";
import { restingOnWordOf } from "../gather/resting-on-word.ts";

export type NamedSubjects = {
  readonly tasks: ReadonlySet<TaskId>;
  readonly pullRequests: ReadonlySet<PullRequestId>;
};

/**
 * What has to be shown after a batch: all that the hints name, whether or not anything was decided, what is given, and what
 * depends on these: a pull request's tasks, those whose work it reverted, and a task's open pull requests.
 */
export function subjectsOf(
  state: OrganizationState,
  hints: readonly Hint[],
  given: NamedSubjects,
): NamedSubjects {
  const tasks = new Set(given.tasks);
  const pullRequests = new Set(given.pullRequests);
  for (const hint of hints) addHint(state, hint, tasks, pullRequests);
  if (hints.some(mayChangeConfiguration)) addOpen(state, pullRequests);
  addTasksBehind(state, pullRequests, tasks);
  for (const id of tasks) {
    const task = state.tasks.get(id);
    if (task === undefined) continue;
    for (const pullRequest of state.pullRequestsOf(task)) {
      if (pullRequest.status === "open") pullRequests.add(pullRequest.id);
    }
  }
  return { tasks, pullRequests };
}

/** What a hint itself is about. */
export function namedBy(state: OrganizationState, hint: Hint): NamedSubjects {
  const tasks = new Set<TaskId>();
  const pullRequests = new Set<PullRequestId>();
  addHint(state, hint, tasks, pullRequests);
  return { tasks, pullRequests };
}

/** What events changed, with the parents that follow, as the state is after them. */
export function changedBy(state: OrganizationState, events: readonly Event[]): NamedSubjects {
  const tasks = new Set<TaskId>();
  const pullRequests = new Set<PullRequestId>();
  if (events.some(concernsAll)) addOpen(state, pullRequests);
  for (const event of events) {
    if ("task" in event && event.task !== undefined) tasks.add(event.task);
    if ("pullRequest" in event && event.pullRequest !== undefined) pullRequests.add(event.pullRequest);
  }
  addTasksBehind(state, pullRequests, tasks);
  for (const id of tasks) {
    const parent = state.tasks.get(id)?.parent ?? null;
    if (parent !== null) tasks.add(parent);
  }
  return { tasks, pullRequests };
}

function addTasksBehind(
  state: OrganizationState,
  pullRequests: ReadonlySet<PullRequestId>,
  tasks: Set<TaskId>,
): void {
  for (const id of pullRequests) {
    const pullRequest = state.pullRequests.get(id);
    if (pullRequest === undefined) continue;
    for (const task of state.tasksOf(pullRequest)) tasks.add(task.id);
    for (const reverted of pullRequest.reverts) {
      const known = state.pullRequests.get(reverted);
      if (known !== undefined) for (const task of state.tasksOf(known)) tasks.add(task.id);
    }
  }
}

/** Another configuration, or a pause of everything, can change the answer of every gate. */
function concernsAll({ type }: Event): boolean {
  return type === "ConfigurationAccepted" || type === "OrganizationPaused" || type === "OrganizationResumed";
}

/** Told again after a crash, the push is all that is left to say so. */
function mayChangeConfiguration(hint: Hint): boolean {
  return hint.kind === "branch-pushed" && hint.isDefault && hint.changesConfiguration === true;
}

function addOpen(state: OrganizationState, pullRequests: Set<PullRequestId>): void {
  for (const [id, { status }] of state.pullRequests.entries()) if (status === "open") pullRequests.add(id);
}

function addHint(
  state: OrganizationState,
  said: Hint,
  tasks: Set<TaskId>,
  pullRequests: Set<PullRequestId>,
): void {
  const hint = hintUnderTaskIds(state, said);
  switch (hint.kind) {
    case "issue":
      tasks.add(hint.issue.id);
      return;
    case "comment":
      if (hint.subject.kind === "issue") tasks.add(hint.subject.task);
      else if (hint.subject.pullRequest !== null) pullRequests.add(hint.subject.pullRequest);
      else addKnown(state, hint.repository.id, hint.subject.number, pullRequests);
      return;
    case "pull-request":
      pullRequests.add(hint.id);
      return;
    case "review":
      pullRequests.add(hint.pullRequest);
      return;
    case "checks":
      for (const number of hint.pullRequests) addKnown(state, hint.repository.id, number, pullRequests);
      return;
    case "issue-transferred":
      tasks.add(hint.task);
      return;
    case "branch-pushed": {
      const number = taskBranchNumber(hint.branch);
      const task = number === null ? undefined : state.taskAt(hint.repository.id, number);
      if (task !== undefined) tasks.add(task.id);
      return;
    }
    case "rights-changed":
      for (const { id } of restingOnWordOf(state, hint)) pullRequests.add(id);
      return;
    case "issue-deleted":
    case "merge-group":
    case "repository-changed":
      return;
    default:
      hint satisfies never;
  }
}

function addKnown(
  state: OrganizationState,
  repository: Hint["repository"]["id"],
  number: number,
  pullRequests: Set<PullRequestId>,
): void {
  const known = state.pullRequestAt(repository, number);
  if (known !== undefined) pullRequests.add(known.id);
}
