import type { CommandOf } from "../commands.ts";
import type { MemberId } from "../ids.ts";
import { memberById } from "../organization/members.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { notAllowed } from "./not-allowed.ts";
import { type ActorRole, rolesOfActor } from "./roles.ts";
import { mayMove, move, orderTransition } from "./transition.ts";

/** States in which work has gone so far that a change of hands is no step back. */
const keepsState: readonly Task["state"][] = ["under-review", "domain-review", "ready-for-handoff"];

/** Gives a task to a member. One who takes it for themselves, and one put in the sidebar, has accepted. */
export function assignTask(draft: Draft, command: CommandOf<"AssignTask">): Refusal | null {
  const task = draft.task(command.task);
  const { assignee } = command;
  if (memberById(draft.configuration.organization, assignee) === null) {
    return refuse("unknown-member", { member: assignee });
  }
  if (task.assignee === assignee) return refuse("already-so", { what: `assigned to ${assignee}` });
  const roles = rolesOfActor(draft, task);
  const refusal = mayAssign(draft, task, assignee);
  if (refusal !== null) return refusal;

  const part = draft.branch();
  give(part, task, assignee, isSelf(draft, assignee) || command.place === null);
  if (!keepsState.includes(task.state)) {
    const moved = orderTransition(part, part.task(task.id), {
      to: "assigned",
      on: command.type,
      roles,
    });
    if (moved !== null) return moved;
  }
  draft.take(part);
  return null;
}

/** Makes somebody the assignee because the facts say so: they opened the pull request. */
export function give(draft: Draft, task: Task, assignee: MemberId, accepted: boolean): void {
  draft.record({ ...draft.stamp, type: "TaskAssigned", task: task.id, assignee, accepted });
}

export function unassignTask(draft: Draft, command: CommandOf<"UnassignTask">): Refusal | null {
  const task = draft.task(command.task);
  if (task.assignee === null) return refuse("not-assigned");
  draft.record({ ...draft.stamp, type: "TaskUnassigned", task: task.id });
  backToPending(draft, task);
  return null;
}

export function acceptAssignment(draft: Draft, command: CommandOf<"AcceptAssignment">): Refusal | null {
  const task = draft.task(command.task);
  if (task.accepted) return refuse("already-so", { what: "accepted" });
  draft.record({ ...draft.stamp, type: "AssignmentAccepted", task: task.id });
  return null;
}

/** Work that the assignee has begun says that they took it. */
export function acceptByWork(draft: Draft, id: Task["id"]): void {
  if (!draft.task(id).accepted) draft.record({ ...draft.stamp, type: "AssignmentAccepted", task: id });
}

export function declineAssignment(draft: Draft, command: CommandOf<"DeclineAssignment">): Refusal | null {
  const task = draft.task(command.task);
  if (task.assignee === null) return refuse("not-assigned");
  const { reason } = command;
  draft.record({ ...draft.stamp, type: "AssignmentDeclined", task: task.id, member: task.assignee, reason });
  backToPending(draft, task);
  return null;
}

/** Work without anybody waits for somebody. What is begun goes by way of `assigned`, as the table has it. */
export function backToPending(draft: Draft, task: Task): void {
  const current = draft.task(task.id);
  // A parent goes with its children, whoever has it.
  if (draft.state.childrenOf(task.id).some(({ state }) => state !== "pending")) return;
  if (current.state === "assigned" && mayMove(draft, current, "pending")) {
    move(draft, current, { to: "pending", on: "UnassignTask" });
  } else if (current.state === "in-progress") {
    move(draft, current, { to: "assigned", on: "UnassignTask" });
    move(draft, draft.task(task.id), { to: "pending", on: "UnassignTask" });
  }
}

function mayAssign(draft: Draft, task: Task, assignee: MemberId): Refusal | null {
  const roles = rolesOfActor(draft, task);
  const needed: readonly ActorRole[] = ["tutti", "planner", "domain-lead"];
  if (needed.some((role) => roles.has(role))) return null;
  // What somebody has in review is nobody's to take.
  if (roles.has("self") && isSelf(draft, assignee) && !keepsState.includes(task.state)) return null;
  return notAllowed(draft, task, ["domain-lead", "self"]);
}

function isSelf(draft: Draft, assignee: MemberId): boolean {
  return draft.actor.kind === "account" && draft.actor.member === assignee;
}
