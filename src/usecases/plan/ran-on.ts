import type { Cause } from "../../domain/ids.ts";
import { type OrganizationState, organizationSubject } from "../../domain/organization-state.ts";
import type { Hint } from "../../ports/hint.ts";

type Subject = Extract<Hint, { kind: "comment" }>["subject"];

/**
 * What a comment's line has run on, if it ran; null when it did not. The same line can be about the task, a pull request of
 * the task's, or the organisation, and which of them it is may have changed since.
 */
export function ranOn(
  state: OrganizationState,
  repository: Hint["repository"]["id"],
  subject: Subject,
  cause: Cause,
): string | null {
  const subjects = [...subjectsOfCauses(state, repository, subject), organizationSubject];
  return subjects.find((id) => state.hasRun(id, cause)) ?? null;
}

/** The tasks and pull requests that a comment there can be about. */
export function subjectsOfCauses(
  state: OrganizationState,
  repository: Hint["repository"]["id"],
  subject: Subject,
): readonly string[] {
  if (subject.kind === "issue") {
    const id = state.taskIdOf(subject.task);
    const task = state.tasks.get(id);
    return [id, ...(task?.pullRequests ?? [])];
  }
  const pullRequest =
    subject.pullRequest === null
      ? state.pullRequestAt(repository, subject.number)
      : state.pullRequests.get(subject.pullRequest);
  if (pullRequest === undefined) return [];
  const tasks = state.tasksOf(pullRequest).map(({ id }) => id);
  return [pullRequest.id, ...tasks];
}
