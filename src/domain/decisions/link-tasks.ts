import type { TaskId } from "../ids.ts";
import { agentsBehind } from "../organization/agents-behind.ts";
import type { LinkSource, PullRequest, PullRequestFacts } from "../review/schema.ts";
import { taskBranchNumber } from "../task/task-branch.ts";
import type { Draft } from "./draft.ts";

/** Brings the links on record in line with those that are wanted. */
export function recordLinks(
  draft: Draft,
  facts: PullRequestFacts,
  wanted: ReadonlyMap<TaskId, LinkSource>,
): void {
  const known = draft.pullRequest(facts.id).links;
  // What a person linked by command stays, whatever the pull request's text says.
  for (const link of known) {
    if (link.source !== "command" && !wanted.has(link.task) && !wentElsewhere(draft, link.task, facts)) {
      draft.record({ ...draft.stamp, type: "PullRequestUnlinked", pullRequest: facts.id, task: link.task });
    }
  }
  for (const [task, source] of wanted) {
    if (known.some((link) => link.task === task)) continue;
    draft.record({ ...draft.stamp, type: "PullRequestLinked", pullRequest: facts.id, task, source });
  }
}

/** The number by which a branch or words named a task leads nowhere once its issue was transferred: no gate opens by that. */
function wentElsewhere(draft: Draft, id: TaskId, { repository }: PullRequestFacts): boolean {
  const task = draft.state.tasks.get(id);
  return task?.tracked === true && task.transfers !== undefined && task.repository !== repository;
}

/**
 * By closing keyword, else by branch, else by trailer, else by the revert that it takes back, else the one task of the agent
 * whose branch it is. That it was the one task of its agent stays true when the agent gets another, or is done. What takes
 * work back is no work for a task.
 */
export function wantedLinks(
  draft: Draft,
  facts: PullRequestFacts,
  known: PullRequest | undefined,
): ReadonlyMap<TaskId, LinkSource> {
  const said = facts.links.filter(({ task }) => draft.state.tasks.get(task)?.tracked === true);
  for (const source of ["closing-keyword", "branch", "trailer"] as const) {
    const branch = source === "branch" ? branchTask(draft, facts) : null;
    const tasks = said.filter((link) => link.source === source).map(({ task }) => task);
    const found = branch === null ? tasks : [...tasks, branch];
    if (found.length > 0) return new Map(found.map((task) => [task, source]));
  }
  if (facts.reverts.length > 0) {
    return new Map(tasksBroughtBack(draft, facts).map((task) => [task, "revert"]));
  }
  const kept = known?.links.filter(({ source }) => source === "agent") ?? [];
  if (kept.length > 0) return new Map(kept.map(({ task, source }) => [task, source]));
  const ofAgent = agentTask(draft, facts);
  return ofAgent === null ? new Map() : new Map([[ofAgent, "agent"]]);
}

function branchTask(draft: Draft, facts: PullRequestFacts): TaskId | null {
  // A fork's branch is named by a stranger.
  if (facts.fork) return null;
  const number = taskBranchNumber(facts.headRef);
  const task = number === null ? undefined : draft.state.taskAt(facts.repository, number);
  return task?.tracked === true ? task.id : null;
}

/** The revert of a revert does once more what was taken back: it is work for the same tasks, and has their gate. */
function tasksBroughtBack(draft: Draft, facts: PullRequestFacts): readonly TaskId[] {
  const { pullRequests } = draft.state;
  const reverts = facts.reverts.flatMap((id) => pullRequests.get(id) ?? []);
  const works = reverts
    .filter(({ status }) => status === "merged")
    .flatMap((revert) => revert.reverts.flatMap((id) => pullRequests.get(id) ?? []));
  return [...new Set(works.flatMap((work) => draft.state.tasksOf(work).map(({ id }) => id)))];
}

function agentTask(draft: Draft, facts: PullRequestFacts): TaskId | null {
  const agents = agentsBehind(draft.configuration.organization, facts);
  const [agent] = agents;
  if (agent === undefined || agents.length > 1) return null;
  const own = draft.state.openTasksOf(agent.id);
  return own.length === 1 ? (own[0]?.id ?? null) : null;
}
