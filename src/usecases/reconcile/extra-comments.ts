import type { PullRequestId, TaskId } from "../../domain/ids.ts";
import type { Effect } from "../../ports/effect.ts";
import type { OwnComment } from "../../ports/forge-facts.ts";

/** Comments of ours that stand twice: the oldest of each marker stays. */
export function extraComments(
  subject: TaskId | PullRequestId,
  comments: ReadonlyMap<string, OwnComment> | undefined,
): readonly Effect[] {
  const extras = [...(comments?.values() ?? [])].flatMap(({ extras }) => extras ?? []);
  return extras.map((comment) => ({ kind: "delete-comment", subject, comment }) as const);
}
