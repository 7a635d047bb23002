import type { Command } from "../../domain/commands.ts";
import { tutti } from "../../domain/actor.ts";
import { timelineCause } from "./cause.ts";
import { type IssueContext, changeBy } from "./issue-change.ts";

/** The issue was closed or opened on GitHub, and the record says otherwise. */
export function planOpenness(context: IssueContext): readonly Command[] {
  const { hint, look, task } = context;
  const isOpen = task.closedAt === null;
  if (look.facts.open === isOpen) return [];
  const kind = look.facts.open ? "reopened" : "closed";
  const change = changeBy(context, (entry) => entry.kind === kind, kind);
  // Our own closing, or one that nobody is known for, is a fact without an order in it.
  const order =
    change === null
      ? { at: hint.at, by: tutti, cause: null, text: "", place: null }
      : {
          at: change.at,
          by: change.by,
          cause: timelineCause(kind, change.entry),
          text: kind,
          place: null,
        };
  if (kind === "reopened") return [{ type: "ReopenTask", ...order, task: task.id }];
  const closedAs = look.facts.closedAs ?? "completed";
  const resolution = closedAs === "completed" ? "done" : closedAs;
  return [{ type: "CloseTask", ...order, task: task.id, resolution }];
}
