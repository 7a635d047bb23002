import type { Actor } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import type { RepositoryId, TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { RefusalCode, RefusalFacts } from "../../domain/refusal.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { IssueLook } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Gathered } from "../gather/gathered.ts";
import type { CommandOrder } from "./command-order.ts";
import { labelledBy } from "./labelled-by.ts";

/** What a comment stands under. */
export type CommentSubject = { readonly repository: RepositoryId } & (
  | {
      readonly kind: "issue";
      readonly ownTask: TaskId;
      readonly task: Task | undefined;
      readonly look: IssueLook | undefined;
      /** Whose word its labels are. */
      readonly labelled: () => ReadonlyMap<string, Actor>;
    }
  | { readonly kind: "pull-request"; readonly ownTask: null; readonly pullRequest: PullRequest | undefined }
);

export type CommentHint = Extract<Hint, { kind: "comment" }>;

export function subjectOf(
  state: OrganizationState,
  gathered: Gathered,
  { subject, repository }: CommentHint,
): CommentSubject {
  if (subject.kind === "issue") {
    const look = gathered.issues.get(subject.task);
    return {
      kind: "issue",
      ownTask: subject.task,
      task: state.tasks.get(subject.task),
      look,
      labelled: () =>
        look === undefined ? new Map() : labelledBy(state, gathered, look, repository.id, null),
      repository: repository.id,
    };
  }
  const pullRequest =
    subject.pullRequest === null
      ? state.pullRequestAt(repository.id, subject.number)
      : state.pullRequests.get(subject.pullRequest);
  return { kind: "pull-request", ownTask: null, pullRequest, repository: repository.id };
}

/** The task that a command is about: the issue, or the one task of the pull request. */
export function taskOf(state: OrganizationState, subject: CommentSubject): TaskId | null {
  if (subject.kind === "issue") return subject.ownTask;
  const tasks = subject.pullRequest === undefined ? [] : state.tasksOf(subject.pullRequest);
  return tasks.length === 1 ? (tasks[0]?.id ?? null) : null;
}

/** Why a command has no task to be about. */
export function whyNoTask(state: OrganizationState, subject: CommentSubject): RefusalCode {
  if (subject.kind === "issue") return "not-tracked";
  const tasks = subject.pullRequest === undefined ? [] : state.tasksOf(subject.pullRequest);
  return tasks.length === 0 ? "no-task-linked" : "several-tasks";
}

export function reject(
  subject: CommentSubject,
  order: CommandOrder,
  code: RefusalCode,
  facts: RefusalFacts = {},
): Command {
  return { type: "RejectCommand", ...order, task: subject.ownTask, code, facts };
}
