import { type Timestamp, toInstant } from "../timestamp.ts";
import type { Task } from "./schema.ts";

const hour = 3_600_000;
const mostReverts = 2;

/**
 * Whether a bot's orders about this task's state were refused so often within the hour before `at` that putting it right
 * once more would be a fight between machines.
 */
export function shouldStandBack(task: Task, at: Timestamp): boolean {
  const now = toInstant(at);
  const reverts = task.refused.filter(
    (refused) => refused.byBot && refused.wanted !== null && now - toInstant(refused.at) <= hour,
  );
  return reverts.length >= mostReverts;
}
