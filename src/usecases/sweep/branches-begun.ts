import { taskBranchNumber } from "../../domain/task/task-branch.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Home } from "../home.ts";

/** Branches of tasks that wait to be started; they are asked for only while there are such tasks. */
export async function branchesBegun(
  home: Home,
  repository: RepositoryReference,
  at: Timestamp,
): Promise<readonly Hint[]> {
  const tasks = [...home.state.tasks.entries()].map(([, task]) => task);
  if (!tasks.some((task) => task.repository === repository.id && waitsToBeStarted(task))) return [];
  const branches = await home.forge.taskBranches(repository);
  return branches.flatMap(({ branch, head, author }): Hint[] => {
    const number = taskBranchNumber(branch);
    const task = number === null ? undefined : home.state.taskAt(repository.id, number);
    if (author === null || task === undefined || !waitsToBeStarted(task)) return [];
    const said = { at, repository, sender: author, pusher: author };
    return [{ kind: "branch-pushed", ...said, branch, head, isDefault: false, changesConfiguration: false }];
  });
}

/** Given to somebody; what came back from further on has a branch that was told long ago. */
function waitsToBeStarted({ tracked, state, enteredOn }: Task): boolean {
  return tracked && state === "assigned" && enteredOn === "AssignTask";
}
