import type { Command } from "./commands.ts";
import type { PullRequestId, TaskId } from "./ids.ts";
import { organizationSubject } from "./organization-state.ts";

export type Subjects = { readonly task?: TaskId; readonly pullRequest?: PullRequestId };

/** The task or pull request that a command is about; neither for one of the whole organisation. */
export function subjectsOf(command: Command): Subjects {
  if ("pullRequest" in command) return { pullRequest: command.pullRequest };
  return "task" in command && command.task !== null ? { task: command.task } : {};
}

/** What the command's cause ran on. */
export function subjectOf(command: Command): string {
  const { task, pullRequest } = subjectsOf(command);
  return pullRequest ?? task ?? organizationSubject;
}
