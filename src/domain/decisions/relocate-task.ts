import type { CommandOf } from "../commands.ts";
import { isOfHome } from "../is-of-home.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Draft } from "./draft.ts";

/**
 * A task goes on as the issue that its own was transferred to; out of this home's reach it is let go. What comes again, or
 * late, changes nothing. Nobody's permission is asked: GitHub has done it.
 */
export function relocateTask(draft: Draft, command: CommandOf<"RelocateTask">): Refusal | null {
  const { task: id, issue, repository, number } = command;
  const task = draft.state.tasks.get(id);
  if (task === undefined) return refuse("not-tracked");
  const { transfers = [] } = task;
  if (issue === id ? transfers.length === 0 : transfers.includes(issue)) return null;
  const place = { task: id, issue, repository, number };
  if (!isOfHome(draft.state, repository)) {
    draft.record({ ...draft.stamp, type: "TaskTransferredAway", ...place });
    return null;
  }
  // The new issue was heard of before its transfer, and taken for a task of its own: the one with the history goes on.
  const meanwhile = draft.state.tasks.get(issue);
  if (issue !== id && meanwhile?.tracked === true)
    draft.record({ ...draft.stamp, type: "TaskTracked", task: issue, tracked: false });
  draft.record({ ...draft.stamp, type: "TaskTransferred", ...place });
  return null;
}
