import type { CommandOf } from "../commands.ts";
import { memberById } from "../organization/members.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import { whyNoBlocker } from "./blocker-problem.ts";
import type { Draft } from "./draft.ts";
import { whomToEscalateTo } from "./escalation-target.ts";
import { notAllowed } from "./not-allowed.ts";
import { catchUp } from "./resume-work.ts";
import { type ActorRole, rolesOfActor } from "./roles.ts";
import { orderTransition } from "./transition.ts";

export function blockTask(draft: Draft, command: CommandOf<"BlockTask">): Refusal | null {
  const { blocker } = command;
  if (blocker.kind === "action" && memberById(draft.configuration.organization, blocker.owner) === null) {
    return refuse("unknown-member", { member: blocker.owner });
  }
  const part = draft.branch();
  part.record({ ...part.stamp, type: "TaskBlocked", task: command.task, blocker });
  const refusal =
    orderTransition(part, part.task(command.task), { to: "blocked", on: command.type }) ??
    whyNoBlocker(draft, draft.task(command.task), blocker);
  if (refusal === null) draft.take(part);
  return refusal;
}

/** Back to where the task was before it was blocked or escalated. */
export function unblockTask(draft: Draft, command: CommandOf<"UnblockTask">): Refusal | null {
  const task = draft.task(command.task);
  if (task.state !== "blocked" && task.state !== "escalated")
    return refuse("already-so", { what: "not blocked" });
  const refusal = orderTransition(draft, task, { to: task.resumeTo, on: command.type });
  if (refusal === null) catchUp(draft, task.id);
  return refusal;
}

export function escalateTask(draft: Draft, command: CommandOf<"EscalateTask">): Refusal | null {
  const task = draft.task(command.task);
  const to = whomToEscalateTo(draft, task);
  if (to === null) return refuse("nobody-above");
  const level = (task.escalation?.level ?? 0) + 1;
  if (task.state === "escalated" && !mayEscalateFurther(draft, task)) {
    return notAllowed(draft, task, escalatesFurther);
  }
  const part = draft.branch();
  part.record({ ...part.stamp, type: "TaskEscalated", task: task.id, to, level, reason: command.reason });
  if (task.state !== "escalated") {
    const refusal = orderTransition(part, part.task(task.id), { to: "escalated", on: command.type });
    if (refusal !== null) return refusal;
  }
  draft.take(part);
  return null;
}

/** Who has it to decide on may hand it further up, and so may whoever leads and whoever waits for it. */
const escalatesFurther: readonly ActorRole[] = ["escalation-target", "assignee", "domain-lead"];

function mayEscalateFurther(draft: Draft, task: Task): boolean {
  const roles = rolesOfActor(draft, task);
  return roles.has("tutti") || escalatesFurther.some((role) => roles.has(role));
}
