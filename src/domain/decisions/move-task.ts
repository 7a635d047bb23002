import type { CommandOf } from "../commands.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import { toInstant } from "../timestamp.ts";
import type { Draft } from "./draft.ts";
import { whomToEscalateTo } from "./escalation-target.ts";
import { catchUp } from "./resume-work.ts";
import { notAllowed } from "./not-allowed.ts";
import { type ActorRole, rolesOfActor } from "./roles.ts";
import { orderTransition } from "./transition.ts";

const secondTryWithin = 10 * 60_000;

/** A `state/*` label set by hand, or `/force <state>`: the order to be in that state. */
export function moveTask(draft: Draft, command: CommandOf<"MoveTask">): Refusal | null {
  const task = draft.task(command.task);
  const roles = rolesOfActor(draft, task);
  if (command.forced && !roles.has("domain-lead")) return notAllowed(draft, task, ["domain-lead"]);
  if (task.state === command.to) return refuse("already-so", { what: command.to });
  const forced = command.forced || isSecondTry(draft, task, command, roles);
  const part = draft.branch();
  if (command.to === "pending" && task.assignee !== null) {
    part.record({ ...part.stamp, type: "TaskUnassigned", task: task.id });
  }
  const whom = command.to === "escalated" ? whomToEscalateTo(part, task) : null;
  if (whom !== null) {
    const level = (task.escalation?.level ?? 0) + 1;
    const reason = command.text;
    part.record({ ...part.stamp, type: "TaskEscalated", task: task.id, to: whom, level, reason });
  }
  const refusal = orderTransition(part, part.task(task.id), {
    to: command.to,
    on: command.type,
    roles,
    ...(forced ? { forced } : {}),
    ...(command.to === "completed" ? { resolution: "done" as const } : {}),
  });
  if (refusal !== null) return refusal;
  draft.take(part);
  const resumes = (task.state === "blocked" || task.state === "escalated") && command.to === task.resumeTo;
  if (resumes) catchUp(draft, task.id);
  return null;
}

/** The same wish again within ten minutes, by somebody who leads: they mean it. */
function isSecondTry(
  draft: Draft,
  task: Task,
  command: CommandOf<"MoveTask">,
  roles: ReadonlySet<ActorRole>,
): boolean {
  if (!roles.has("domain-lead")) return false;
  const now = toInstant(draft.at);
  return task.refused.some(
    ({ command: name, wanted, at, byBot }) =>
      name !== "RejectCommand" && !byBot && wanted === command.to && now - toInstant(at) <= secondTryWithin,
  );
}
