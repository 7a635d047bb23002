import type { Organization } from "../../domain/organization/schema.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { type Task, stateNames } from "../../domain/task/schema.ts";
import type { IssueLook, TimelineEntry } from "../../ports/forge-facts.ts";
import { modeOf } from "../../views/mode.ts";
import { botLabelCause, stateLabelCause, timelineCause } from "../plan/cause.ts";
import { isUnknownState } from "../plan/plan-unknown-states.ts";

export type OwnEyes = {
  readonly state: OrganizationState;
  readonly organization: Organization;
  readonly task: Task;
  readonly look: IssueLook;
  /** Our own account. */
  readonly self: number;
};

/**
 * Whether a label with a name of ours, which is not what the record says, was set by people and stays with them: on an issue that was let go, and
 * outside of enforce, where nothing is taken back that the rules refused.
 */
export function staysWithPeople({ state, organization, task, look, self }: OwnEyes, name: string): boolean {
  const family = name.slice(0, Math.max(0, name.indexOf("/")));
  const put = look.timeline.findLast((entry) => entry.kind === "labeled" && entry.label === name);
  if (family === "state")
    return put?.actor?.id !== self && wasRefused({ state, organization, task }, name, put);
  const isEnforced = modeOf(organization, task.repository) === "enforce";
  // Who lets a task go takes back that it is one; what else was said of the issue is as true as before.
  if (!task.tracked) return put?.actor?.id !== self && (family !== "kind" || !isEnforced);
  if (isEnforced || put === undefined || put.actor?.id === self) return false;
  if (family === "kind" || family === "sla" || isOfForgottenTime(state, task, put)) return true;
  const outcome = state.outcomeOf(task.id, timelineCause("label", put.id));
  return outcome !== undefined && outcome.refusal !== null;
}

/**
 * Whether a state label was an order that came to nothing, in whatever state the task was then. One that was carried out is
 * the task's, and goes with the state; one that was too late to be an order goes too.
 */
function wasRefused(
  { state, organization, task }: Pick<OwnEyes, "state" | "organization" | "task">,
  name: string,
  put: TimelineEntry | undefined,
): boolean {
  const wanted = stateNames.find((each) => name === `state/${each}`);
  if (wanted === undefined || modeOf(organization, task.repository) === "enforce") return false;
  if (put !== undefined && isOfForgottenTime(state, task, put)) return true;
  const entries = Array.from({ length: task.entry + 1 }, (_, entry) => entry);
  const causes = entries.flatMap((entry) => [
    stateLabelCause(entry, wanted),
    ...(put === undefined ? [] : [botLabelCause(entry, wanted, put.id)]),
  ]);
  const outcomes = causes.flatMap((cause) => {
    const outcome = state.outcomeOf(task.id, cause);
    return outcome === undefined || (put !== undefined && outcome.at < put.at) ? [] : [outcome];
  });
  if (outcomes.some(({ refusal }) => refusal === null)) return false;
  const isOneOfSeveral = (entry: number): boolean =>
    state.outcomeOf(task.id, stateLabelCause(entry, "several")) !== undefined;
  return outcomes.length > 0 || entries.some(isOneOfSeveral);
}

/** What became of it is forgotten with all that ran on a task at rest: what was to be taken back was taken back before. */
function isOfForgottenTime(state: OrganizationState, task: Task, { at }: TimelineEntry): boolean {
  return (task.state === "completed" || !task.tracked) && state.hasForgotten(task.id, at);
}

/**
 * Whether a label that names a state which does not exist goes: in enforce, where a person set it and was told. What a bot keeps
 * setting is not fought over, and a label that was there before the task is people's.
 */
export function isRefusedState({ state, organization, task, look, self }: OwnEyes, name: string): boolean {
  if (!isUnknownState(name) || !task.tracked || modeOf(organization, task.repository) !== "enforce")
    return false;
  const put = look.timeline.findLast((entry) => entry.kind === "labeled" && entry.label === name);
  if (put?.actor?.kind !== "user" || put.actor.id === self) return false;
  const outcome = state.outcomeOf(task.id, timelineCause("label", put.id));
  return outcome !== undefined && outcome.refusal !== null;
}
