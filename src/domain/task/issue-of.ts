import type { TaskId } from "../ids.ts";
import type { Task } from "./schema.ts";

/** The node id of the issue that a task is now: its own id until that issue is transferred. */
export function issueOf({ id, transfers }: Task): TaskId {
  return transfers?.at(-1) ?? id;
}
