import { type Task, taskKinds } from "../../domain/task/schema.ts";
import { type Timestamp, toInstant } from "../../domain/timestamp.ts";
import type { IssueLook } from "../../ports/forge-facts.ts";

const minute = 60_000;

/** Forms set the kind while they open the issue, and bots soon after. Who sets it later than that adopts what was there. */
const openedWithin = 2 * minute;

/** An issue, or an assignment, this much older than the task is no news to anybody, though the kind was there all along. */
const old = 7 * 24 * 60 * minute;

const kindLabels: readonly string[] = taskKinds.map((kind) => `kind/${kind}`);

/**
 * Whether a task is an existing issue that was put under care by its label, and that has not moved since. It has its labels
 * and no card yet: a comment would be told to all who ever took part, for each of hundreds of issues. `/track` is answered.
 */
export function isJustAdopted(task: Task, look: IssueLook): boolean {
  const since = adoptedAt(task, look);
  if (since === null) return false;
  switch (task.enteredOn) {
    case "OpenTask":
    case "RouteTask":
      return task.enteredBy === "tutti";
    case "AssignTask": {
      const assigned = look.timeline.findLast(({ kind }) => kind === "assigned");
      return assigned !== undefined && assigned.at < since;
    }
    default:
      return false;
  }
}

/** When the issue came under care, if it was there before; null for one that was opened as a task. */
function adoptedAt(task: Task, { facts, timeline }: IssueLook): Timestamp | null {
  const passedUntil = (at: Timestamp): number => toInstant(at) - toInstant(facts.createdAt);
  const labeled = timeline.find((entry) => entry.kind === "labeled" && kindLabels.includes(entry.label));
  const since = labeled?.at ?? task.enteredAt;
  if (passedUntil(since) > openedWithin) return since;
  return passedUntil(task.enteredAt) >= old ? task.enteredAt : null;
}
