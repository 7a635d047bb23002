import type { CommandOf } from "../commands.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Draft } from "./draft.ts";

/** The issue that a task waits for stands elsewhere now. */
export function redirectBlocker(draft: Draft, command: CommandOf<"RedirectBlocker">): Refusal | null {
  const { task, repository, number } = command;
  const { state, blocker } = draft.task(task);
  if (state !== "blocked" || blocker?.kind !== "issue") return refuse("already-so", { what: "not blocked" });
  draft.record({ ...draft.stamp, type: "TaskBlocked", task, blocker: { ...blocker, repository, number } });
  return null;
}
