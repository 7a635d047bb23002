import { tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import { isOfHome } from "../../domain/is-of-home.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { IssueLook } from "../../ports/forge-facts.ts";
import type { Gathered } from "../gather/gathered.ts";
import type { CommandOrder } from "./command-order.ts";
import type { IssueContext, IssueHint } from "./issue-change.ts";
import { labelledBy } from "./labelled-by.ts";
import { descriptionOf, labelledKind, openingOf } from "./opening-of.ts";
import { planUnseenMerges } from "./closed-by-merge.ts";
import { planAssignees } from "./plan-assignees.ts";
import { planAttributeLabels, planStateLabels } from "./plan-labels.ts";
import { planUnknownStates } from "./plan-unknown-states.ts";
import { planWaiting } from "./plan-waiting.ts";
import { opennessOrdered, planOpenness } from "./plan-openness.ts";

/** An issue compared with its task: every difference is the command of whoever made it. */
export function planIssue(state: OrganizationState, gathered: Gathered, hint: IssueHint): readonly Command[] {
  const look = gathered.issues.get(hint.issue.id);
  if (look === undefined) return [];
  const task = state.tasks.get(hint.issue.id);
  if (task === undefined || !task.tracked) {
    if (wantsCare(look, task) && isOfHome(state, look.facts.repository))
      return [openingOf(look, factAt(hint.at), labelledBy(state, gathered, look, hint.repository.id, hint))];
    return look.facts.open ? [] : planWaiting(state, hint.repository, look.facts.number, hint.at);
  }
  const context: IssueContext = { state, gathered, hint, look, task };
  return [
    ...planDescription(context),
    ...planAssignees(context),
    ...planAttributeLabels(context),
    ...planUnknownStates(context),
    ...planStateLabels(context),
    ...planUnseenMerges(context),
    ...planOpenness(context),
  ];
}

/** What was ordered by hand on an issue and shows there still, whatever became of it. */
export function ordersByHand(
  state: OrganizationState,
  gathered: Gathered,
  hint: IssueHint,
): readonly Command[] {
  const planned = planIssue(state, gathered, hint).filter(({ type }) => !isOfOpenness(type));
  const look = gathered.issues.get(hint.issue.id);
  const task = state.tasks.get(hint.issue.id);
  if (look === undefined || task === undefined || !task.tracked) return planned;
  return [...planned, ...opennessOrdered({ state, gathered, hint, look, task })];
}

function isOfOpenness(type: Command["type"]): boolean {
  return type === "CloseTask" || type === "ReopenTask";
}

function factAt(at: Timestamp): CommandOrder {
  return { at, by: tutti, cause: null, text: "", place: null };
}

/** A `kind/*` label asks for care; after `/untrack` only one that was set since. */
function wantsCare(look: IssueLook, known: Task | undefined): boolean {
  const kind = labelledKind(look.facts);
  if (kind === null) return false;
  if (known === undefined) return true;
  return look.timeline.some(
    (entry) => entry.kind === "labeled" && entry.label === `kind/${kind}` && entry.at > known.changedAt,
  );
}

function planDescription({ hint, look, task }: IssueContext): readonly Command[] {
  const description = descriptionOf(look.facts, task.kind);
  return [
    { type: "DescribeTask", ...factAt(hint.at), task: task.id, description, parent: look.facts.parent },
  ];
}
