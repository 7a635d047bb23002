import type { Command } from "../../domain/commands.ts";
import type { IssueContext } from "./issue-change.ts";
import { observationOf } from "./plan-pull-request.ts";

/** Whether a pull request's merge closed the issue: GitHub did that, whoever merged, and nobody has ordered it. */
export function isClosedByMerge({ state, look, task, gathered }: IssueContext): boolean {
  const closing = look.timeline.findLast((entry) => entry.kind === "closed");
  if (closing?.kind === "closed") return closing.byMerge;
  // The timeline lags behind.
  return task.pullRequests.some(
    (id) =>
      gathered.pullRequests.get(id)?.facts.status === "merged" ||
      state.pullRequests.get(id)?.status === "merged",
  );
}

/** Merges that closed the issue and that were not told yet: what they do comes before what the closing does. */
export function planUnseenMerges({ state, gathered, hint, look, task }: IssueContext): readonly Command[] {
  if (look.facts.open || task.closedAt !== null) return [];
  return task.pullRequests
    .filter((id) => state.pullRequests.get(id)?.status === "open")
    .filter((id) => gathered.pullRequests.get(id)?.facts.status === "merged")
    .flatMap((id) => observationOf(gathered, id, hint.at, null));
}
