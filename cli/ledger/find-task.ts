import type { Task } from "../../src/domain/task/schema.ts";
import { plainLine } from "../output/plain-text.ts";
import { CommandProblem } from "../problem.ts";
import type { Team } from "./read-team.ts";

type Asked = Pick<Team, "state" | "configuration" | "repository" | "home">;

export type FoundTask = {
  readonly task: Task;
  /** The pull request whose number was given; null where it was the issue's. */
  readonly pullRequest: number | null;
};

/** The task whose issue has this number, or whose pull request. @throws CommandProblem when there is none, or not one alone */
export function findTask(team: Asked, number: number): FoundTask {
  const { state, repository, home } = team;
  const own = state.taskAt(repository, number);
  if (own !== undefined) return { task: own, pullRequest: null };
  const pullRequest = state.pullRequestAt(repository, number);
  if (pullRequest === undefined) {
    throw new CommandProblem(
      "absent",
      `#${number} is no task of ${home}.`,
      "`tutti status` lists the tasks; `/track` as a comment on the issue makes it one.",
    );
  }
  const [task, ...others] = state.tasksOf(pullRequest);
  if (task === undefined) {
    throw new CommandProblem(
      "absent",
      `#${number} is a pull request of ${home} that belongs to no task.`,
      "Name its task in its description, here for task 12: `Closes #12`, or a line `Task: #12`. `tutti status` lists the tasks.",
    );
  }
  if (others.length === 0) return { task, pullRequest: number };
  throw new CommandProblem(
    "usage",
    `#${number} is a pull request for several tasks:\n${listed(team, [task, ...others])}`,
    "Give the number of the task that you mean.",
  );
}

/** What is said before the answer, so that nobody takes it for one about the pull request; nothing for an issue's number. */
export function foundThrough({ task, pullRequest }: FoundTask): readonly string[] {
  return pullRequest === null ? [] : [`#${pullRequest} is a pull request for task #${task.number}.`];
}

function listed({ repository, configuration }: Asked, tasks: readonly Task[]): string {
  const nameOf = (task: Task) =>
    task.repository === repository
      ? ""
      : (configuration.organization.repositories.find(({ id }) => id === task.repository)?.fullName ?? "");
  return tasks.map((task) => `  ${nameOf(task)}#${task.number} ${plainLine(task.title)}`).join("\n");
}
