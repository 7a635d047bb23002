import type { Task } from "./schema.ts";

/**
 * Whether a task may be merged after one approval: P0 that somebody ordered who may. A P0 that the router found in labels or
 * words sets the clock only, for anybody can write those.
 */
export function isEmergency({ priority, prioritySetBy }: Task): boolean {
  return priority === "P0" && prioritySetBy !== undefined;
}
