import type { Command, CommandOf } from "../../domain/commands.ts";
import { tutti } from "../../domain/actor.ts";
import { timelineCause } from "./cause.ts";
import { isClosedByMerge } from "./closed-by-merge.ts";
import { type Change, type IssueContext, changeBy } from "./issue-change.ts";

type OpennessChange = "closed" | "reopened";

/** The issue was closed or opened on GitHub, and the record says otherwise. */
export function planOpenness(context: IssueContext): readonly Command[] {
  const { look, task } = context;
  const isOpen = task.closedAt === null;
  return look.facts.open === isOpen ? [] : [orderOf(context, look.facts.open ? "reopened" : "closed")];
}

/**
 * Whoever closed or opened the issue last, as the order that it was. That it is closed is on record at once, so it is no
 * difference any more when the order was refused, and whoever gave it has yet to hear why.
 */
export function opennessOrdered(context: IssueContext): readonly Command[] {
  const { hint, look, task } = context;
  if (hint.change === "closed" || hint.change === "reopened") return [orderOf(context, hint.change)];
  const isAsRecorded = look.facts.open !== (task.state === "completed");
  return isAsRecorded ? [] : [orderOf(context, look.facts.open ? "reopened" : "closed")];
}

function orderOf(
  context: IssueContext,
  kind: OpennessChange,
): CommandOf<"CloseTask"> | CommandOf<"ReopenTask"> {
  const { hint, look, task } = context;
  const change = changeBy(
    context,
    (entry) => entry.kind === kind,
    (said) => said.change === kind,
  );
  // Our own closing, or one that nobody is known for, is a fact without an order in it.
  const isFact = change === null || (kind === "closed" && !isOrderToClose(context, change));
  const order = isFact
    ? { at: hint.at, by: tutti, cause: null, text: "", place: null }
    : {
        at: change.at,
        by: change.by,
        cause: timelineCause(kind, change.entry),
        text: kind,
        place: null,
      };
  if (kind === "reopened") return { type: "ReopenTask", ...order, task: task.id };
  const closedAs = look.facts.closedAs ?? "completed";
  const resolution = closedAs === "completed" ? "done" : closedAs;
  return { type: "CloseTask", ...order, task: task.id, resolution };
}

/** Nobody orders what a merge did, what is so already, or what was before the task came to where it is now. */
function isOrderToClose(context: IssueContext, { at }: Change): boolean {
  const { task } = context;
  return task.state !== "completed" && at >= task.enteredAt && !isClosedByMerge(context);
}
