import type { Timestamp } from "../timestamp.ts";
import type { Task } from "./schema.ts";

/** When a task's state is due: its first deadline, or the one that an acknowledgement gave it after that. */
export function deadlineOf({ clock, acknowledged }: Pick<Task, "clock" | "acknowledged">): Timestamp | null {
  if (clock === null) return null;
  const given = acknowledged === null ? undefined : clock.breachAt[clock.level];
  return given ?? clock.breachAt[0] ?? null;
}
