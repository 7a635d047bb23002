import type { Command } from "../commands.ts";
import { subjectsOf } from "../command-subject.ts";
import { memberById } from "../organization/members.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { ordersAllowed } from "./orders-allowed.ts";
import { whoMay } from "./who-may.ts";

/**
 * A refusal with what its giver may order now, and one of authority also with whom to ask. Where the same command can be given
 * once a condition is met, that is said already.
 */
export function explainRefusal(draft: Draft, command: Command, refusal: Refusal): Refusal {
  if (draft.actor.kind === "tutti") return refusal;
  const task = taskOf(draft, command);
  if (refusal.code === "no-such-transition" && task !== null) {
    return refuse(refusal.code, { ...refusal.facts, allowed: ordersAllowed(draft, task, command.type) });
  }
  if (refusal.code !== "not-allowed") return refusal;
  const needed = refusal.facts["needed"];
  const roles = Array.isArray(needed) ? needed : [];
  const who = roles.includes("human") ? answeringHuman(draft) : whoMay(draft, task, roles);
  return refuse(refusal.code, {
    ...refusal.facts,
    ...(who.length === 0 ? {} : { who }),
    allowed: task === null ? [] : ordersAllowed(draft, task, command.type),
  });
}

function taskOf(draft: Draft, command: Command): Task | null {
  const { task, pullRequest: id } = subjectsOf(command);
  if (task !== undefined) return draft.state.tasks.get(task) ?? null;
  const pullRequest = id === undefined ? undefined : draft.state.pullRequests.get(id);
  return pullRequest === undefined ? null : (draft.state.tasksOf(pullRequest)[0] ?? null);
}

/** Who answers for the agent that gave the command. */
function answeringHuman({ actor, configuration }: Draft): readonly string[] {
  const id = actor.kind === "tutti" ? null : actor.member;
  const agent = id === null ? null : memberById(configuration.organization, id);
  return agent === null || agent.accountable === null ? [] : [agent.accountable];
}
