import { readComment } from "../../comment-language/read-comment.ts";
import type { TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import type { Task } from "../../domain/task/schema.ts";
import { taskBranchNumber } from "../../domain/task/task-branch.ts";
import type {
  IssueAddress,
  IssueFacts,
  IssueToSee,
  PullRequestAddress,
  RepositoryReference,
} from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import { restingOnWordOf } from "./resting-on-word.ts";
import { blockerNamed } from "./blocker-named.ts";

/** What to look at, each once, and what webhooks said of issues meanwhile. */
export type Subjects = {
  readonly issues: readonly IssueToSee[];
  readonly pullRequests: readonly PullRequestAddress[];
  readonly said: ReadonlyMap<TaskId, IssueFacts>;
};

/** The issues and pull requests that hints are about, with the pull requests whose merge may have closed an issue. */
export function addressesOf(state: OrganizationState, hints: readonly Hint[]): Subjects {
  const issues = new Map<string, IssueAddress>();
  const pullRequests = new Map<string, PullRequestAddress>();
  const said = new Map<TaskId, IssueFacts>();
  const addIssue = (repository: RepositoryReference, number: number): void => {
    issues.set(`${repository.id}#${number}`, { repository, number });
  };
  const addPullRequest = (repository: RepositoryReference, number: number): void => {
    const known = state.pullRequestAt(repository.id, number);
    pullRequests.set(`${repository.id}#${number}`, { repository, number, knownHead: knownHeadOf(known) });
    // What it changes is shown on its tasks: looked at in the same request.
    for (const task of known === undefined ? [] : state.tasksOf(known)) {
      if (task.repository === repository.id) addIssue(repository, task.number);
    }
  };

  // What hangs together is shown together, and looked at in the same request.
  const addTask = (repository: RepositoryReference, number: number): void => {
    addIssue(repository, number);
    const task = state.taskAt(repository.id, number);
    for (const each of openPullRequestsOf(state, task)) addPullRequest(repository, each.number);
  };
  const addNamed = (repository: RepositoryReference, number: number): void => {
    const named = state.pullRequestAt(repository.id, number);
    const tasks = named === undefined ? [state.taskAt(repository.id, number)] : state.tasksOf(named);
    for (const task of tasks) {
      if (task?.tracked === true && task.repository === repository.id) addIssue(repository, task.number);
    }
  };

  for (const hint of hints) {
    const { repository } = hint;
    switch (hint.kind) {
      case "issue":
        addTask(repository, hint.issue.number);
        said.set(hint.issue.id, hint.issue);
        break;
      case "comment":
        if (hint.subject.kind === "issue") addTask(repository, hint.subject.number);
        else addPullRequest(repository, hint.subject.number);
        for (const number of blockersNamed(repository, hint.comment.body)) addIssue(repository, number);
        break;
      case "pull-request":
        addPullRequest(repository, hint.number);
        for (const number of hint.names ?? []) addNamed(repository, number);
        break;
      case "review":
        addPullRequest(repository, hint.number);
        break;
      case "checks":
        for (const number of hint.pullRequests) addPullRequest(repository, number);
        break;
      case "branch-pushed": {
        const number = taskBranchNumber(hint.branch);
        if (number !== null && state.taskAt(repository.id, number)?.tracked === true)
          addTask(repository, number);
        break;
      }
      case "rights-changed":
        for (const { number } of restingOnWordOf(state, hint)) addPullRequest(repository, number);
        break;
      case "issue-deleted":
      case "issue-transferred":
      case "merge-group":
      case "repository-changed":
        break;
      default:
        hint satisfies never;
    }
  }
  return { issues: [...issues.values()], pullRequests: [...pullRequests.values()], said };
}

/** Whether there is what a task is to wait for, is seen with the rest. */
function blockersNamed(repository: RepositoryReference, body: string): readonly number[] {
  if (!/\/block/i.test(body)) return [];
  return readComment(body).flatMap((line) => blockerNamed(repository, line) ?? []);
}

function openPullRequestsOf(state: OrganizationState, task: Task | undefined): readonly PullRequest[] {
  if (task === undefined) return [];
  return state
    .pullRequestsOf(task)
    .filter(({ status, repository }) => status === "open" && repository === task.repository);
}

/** A head whose diff is on record need not be read again. */
export function knownHeadOf(known: PullRequest | undefined): PullRequest["head"]["sha"] | null {
  return known === undefined || known.head.patch === null ? null : known.head.sha;
}
