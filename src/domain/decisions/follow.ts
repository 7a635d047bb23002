import type { EventOf } from "../events.ts";
import type { TaskId } from "../ids.ts";
import type { StateName, Task } from "../task/schema.ts";
import { waitsFor } from "../task/waits-for.ts";
import { advance } from "./advance.ts";
import type { Draft } from "./draft.ts";
import { whomToEscalateTo } from "./escalation-target.ts";
import { followChildren, followOwnChildren } from "./follow-children.ts";
import { resumeWork } from "./resume-work.ts";
import { mayMove, move } from "./transition.ts";

/** What follows from the events so far: parents, tasks that waited, and work that goes round in circles. */
export function follow(draft: Draft): void {
  // The list grows while it is walked: what follows may have consequences of its own.
  for (const event of draft.events) {
    switch (event.type) {
      case "TaskOpened":
      case "TaskTracked": {
        const rule = draft.asRule(event);
        if (draft.task(event.task).tracked) followOwnChildren(rule, event.task);
        followChildren(rule, event.task);
        break;
      }
      case "TaskParented":
      case "TaskDeleted":
      case "TaskTransferredAway":
        followChildren(draft.asRule(event), event.task);
        break;
      case "TaskMoved":
        followMove(draft.asRule(event), event);
        break;
      case "ReworkRequested":
        escalateEndlessRework(draft.asRule(event), event);
        break;
      default:
        break;
    }
  }
}

function followMove(draft: Draft, event: EventOf<"TaskMoved">): void {
  // What its children did while it was held up counts now.
  const goesOn = isHeldUp(event.from) && !isHeldUp(event.to);
  if (goesOn && draft.task(event.task).tracked) followOwnChildren(draft, event.task);
  followChildren(draft, event.task);
  if (event.to === "completed") unblockWaiting(draft, event.task);
}

function isHeldUp(state: StateName): boolean {
  return state === "blocked" || state === "escalated";
}

/** Tasks that were blocked by this one go on. */
function unblockWaiting(draft: Draft, completed: TaskId): void {
  const done = draft.task(completed);
  const repository = draft.configuration.organization.repositories.find(({ id }) => id === done.repository);
  if (repository === undefined) return;
  for (const [, task] of draft.state.tasks.entries()) {
    if (!waitsFor(task, { repository: repository.fullName, number: done.number })) continue;
    advance(draft, task);
    const current = draft.task(task.id);
    if (current.state === "blocked" && mayMove(draft, current, current.resumeTo)) {
      resumeWork(draft, task.id, "UnblockTask");
    }
  }
}

const inWork: readonly Task["state"][] = ["in-progress", "under-review", "domain-review"];

/** As often as the team allows, or once without an answer to what was asked. */
function escalateEndlessRework(draft: Draft, event: EventOf<"ReworkRequested">): void {
  const { task: id, standstill = false, ground } = event;
  const task = draft.task(id);
  const limit = draft.configuration.organization.review.reworkLimit;
  const to = whomToEscalateTo(draft, task);
  const isEndless = standstill || task.rework >= limit;
  if (!isEndless || !inWork.includes(task.state) || to === null) return;
  const threads = ground?.threads.length ?? 0;
  const reason =
    task.rework >= limit
      ? `changes were asked for ${task.rework} times`
      : `changes were asked for again, with the same ${threads === 1 ? "thread" : `${threads} threads`} of review open as the time before`;
  draft.record({ ...draft.stamp, type: "TaskEscalated", task: id, to, level: 1, reason });
  move(draft, draft.task(id), { to: "escalated", on: "EscalateTask" });
}
