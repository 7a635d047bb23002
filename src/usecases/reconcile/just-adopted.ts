import type { Task } from "../../domain/task/schema.ts";
import { type Timestamp, toInstant } from "../../domain/timestamp.ts";
import type { IssueLook } from "../../ports/forge-facts.ts";

/** An issue, or an assignment, this much older than the task is no news to anybody. */
const old = 7 * 24 * 60 * 60_000;

/**
 * Whether a task is an old issue that somebody put under care and that has not moved since. It has its labels and no card
 * yet: a comment would be told to all who ever took part, for each of hundreds of issues.
 */
export function isJustAdopted(task: Task, { facts, timeline }: IssueLook): boolean {
  const isOld = (at: Timestamp): boolean => toInstant(at) + old <= toInstant(task.enteredAt);
  if (!isOld(facts.createdAt)) return false;
  if (task.enteredOn === "OpenTask" || task.enteredOn === "RouteTask") return true;
  if (task.enteredOn !== "AssignTask") return false;
  const assigned = timeline.findLast(({ kind }) => kind === "assigned");
  return assigned !== undefined && isOld(assigned.at);
}
