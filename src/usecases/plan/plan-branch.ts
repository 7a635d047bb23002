import { tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import { agentsOfBranch, memberByAccount } from "../../domain/organization/members.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Task } from "../../domain/task/schema.ts";
import { taskBranchNumber } from "../../domain/task/task-branch.ts";
import type { Hint } from "../../ports/hint.ts";

/** A push of a task's branch, or of a branch of an agent's: its work has begun. */
export function planBranch(
  state: OrganizationState,
  hint: Extract<Hint, { kind: "branch-pushed" }>,
): readonly Command[] {
  const organization = state.frame.configuration?.resolved.organization;
  if (organization === undefined || hint.isDefault || hint.pusher === null) return [];
  const agents = agentsOfBranch(organization, hint.branch);
  const agent = agents.length === 1 ? agents[0] : undefined;
  const pusher = agent ?? memberByAccount(organization, hint.pusher.id);
  if (pusher === null) return [];
  const task =
    namedTask(state, hint) ?? (agent === undefined ? undefined : onlyTask(state.openTasksOf(agent.id)));
  if (task?.tracked !== true) return [];
  return [
    {
      type: "NoteBranch",
      at: hint.at,
      by: tutti,
      cause: null,
      text: "",
      place: null,
      task: task.id,
      pusher: pusher.id,
    },
  ];
}

function namedTask(
  state: OrganizationState,
  hint: Extract<Hint, { kind: "branch-pushed" }>,
): Task | undefined {
  const number = taskBranchNumber(hint.branch);
  return number === null ? undefined : state.taskAt(hint.repository.id, number);
}

function onlyTask(tasks: readonly Task[]): Task | undefined {
  return tasks.length === 1 ? tasks[0] : undefined;
}
