import type { PullRequest } from "../domain/review/schema.ts";
import type { Task } from "../domain/task/schema.ts";
import { listOf } from "./names.ts";

/** Enough to find one's own; an agent with more has its list elsewhere. */
const mostTasks = 10;

/** What an agent's pull request is asked that nothing links to a task. `open` are the tasks that it may be for. */
export function whichTaskText({ repository }: PullRequest, open: readonly Task[]): string {
  const here = open.filter((task) => task.repository === repository).map(({ number }) => `#${number}`);
  const shown = here.slice(0, mostTasks);
  const more = here.length - shown.length;
  const list = listOf(more > 0 ? [...shown, `${more} more`] : shown, more > 0 ? "and" : "or");
  return [
    "**Which task is this pull request for?** Nothing here says so yet, and until then no task moves with it.",
    ...(list === "" ? [] : [`Open tasks of this agent in this repository: ${list}.`]),
    "Any one of these tells, here for task 12:",
    [
      "- `Closes #12` in the description",
      "- a line `Task: #12` in the description",
      "- a branch called `tutti/12-` and a few words, for the next pull request",
    ].join("\n"),
  ].join("\n\n");
}

/** What the question becomes once it is answered. */
export function linkedText({ repository }: PullRequest, tasks: readonly Task[]): string {
  const here = tasks.filter((task) => task.repository === repository).map(({ number }) => `#${number}`);
  const elsewhere = tasks.length - here.length;
  const others = elsewhere === 0 ? [] : [elsewhere === 1 ? "a task" : `${elsewhere} tasks`];
  const suffix = elsewhere === 0 ? "" : " of another repository";
  return `This pull request is for ${listOf([...here, ...others])}${suffix}. Thank you.`;
}
