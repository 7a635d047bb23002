import { tutti } from "../../domain/actor.ts";
import { carryOut } from "../../domain/decide.ts";
import { isPauseOver } from "../../domain/decisions/advance.ts";
import type { Event } from "../../domain/events.ts";
import type { TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { Decision } from "../commit.ts";
import { dueTasks } from "./due-tasks.ts";

/** Tasks whose clock could not be advanced, with what was thrown: the others go on without them. */
export type Stuck = ReadonlyMap<TaskId, unknown>;

/** Advances every clock on which something is due at `at`, on one fork of the state. */
export function decideTick(state: OrganizationState, at: Timestamp): Decision<Stuck> {
  const events: Event[] = [];
  const stuck = new Map<TaskId, unknown>();
  const advance = (task: TaskId): void => {
    try {
      const order = { at, by: tutti, cause: null, text: "", place: null } as const;
      events.push(...carryOut(state, { type: "AdvanceClock", ...order, task }));
    } catch (error) {
      stuck.set(task, error);
    }
  };
  const any = isPauseOver(state, at) ? anyTask(state) : null;
  if (any !== null) advance(any);
  for (const { id } of dueTasks(state, at)) advance(id);
  return { events, subject: "time passed", extra: stuck };
}

/** The end of a pause is recorded before any task's clock, whichever it is. */
function anyTask(state: OrganizationState): TaskId | null {
  for (const [id, { tracked }] of state.tasks.entries()) if (tracked) return id;
  return null;
}
