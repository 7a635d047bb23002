import type { Command } from "../../domain/commands.ts";
import { StateName, stateNames } from "../../domain/task/schema.ts";
import { timelineCause } from "./cause.ts";
import { type IssueContext, labelledBy } from "./issue-change.ts";

/** A `state/*` label by hand that names none of the states can be no order: whoever set it hears which there are. */
export function planUnknownStates(context: IssueContext): readonly Command[] {
  const { look, task } = context;
  return look.facts.labels.flatMap((label): readonly Command[] => {
    if (!isUnknownState(label)) return [];
    const change = labelledBy(context, label);
    if (change === null || change.at < task.enteredAt) return [];
    return [
      {
        type: "RejectCommand",
        at: change.at,
        by: change.by,
        cause: timelineCause("label", change.entry),
        text: `label ${label}`,
        place: null,
        task: task.id,
        code: "no-such-state",
        facts: { state: label.slice(prefix.length), states: stateNames },
      },
    ];
  });
}

const prefix = "state/";

export function isUnknownState(label: string): boolean {
  return label.startsWith(prefix) && !StateName.safeParse(label.slice(prefix.length)).success;
}
