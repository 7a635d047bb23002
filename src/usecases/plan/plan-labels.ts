import type { Command } from "../../domain/commands.ts";
import { type StateName, priorities, stateNames, tiers } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import { shouldStandBack } from "../../domain/task/stand-back.ts";
import { botLabelCause, stateLabelCause, timelineCause } from "./cause.ts";
import { type Change, type IssueContext, labelledBy } from "./issue-change.ts";

/** Exactly one other `state/*` label is an order; several are said to be; a removal, or a stale one, is repaired in silence. */
export function planStateLabels(context: IssueContext): readonly Command[] {
  const { look, task } = context;
  const others = stateNames.filter(
    (state) => state !== task.state && look.facts.labels.includes(`state/${state}`),
  );
  const made = others.flatMap((state) => {
    const change = labelledBy(context, `state/${state}`);
    return change === null || change.at < task.enteredAt ? [] : [{ state, change }];
  });
  const [first] = made;
  if (first === undefined) return [];
  if (made.length > 1)
    return [
      severalStates(
        context,
        made.map(({ state }) => state),
        first.change,
      ),
    ];
  const { state, change } = first;
  const isBot = change.by.kind === "account" && change.by.bot;
  if (isBot && shouldStandBack(task, change.at)) return [];
  const order = {
    at: change.at,
    by: change.by,
    // A bot may set the same label again and again: each time counts, until it is left alone.
    cause: isBot ? botLabelCause(task.entry, state, change.entry) : stateLabelCause(task.entry, state),
    text: `label state/${state}`,
    place: null,
  };
  return [{ type: "MoveTask", ...order, task: task.id, to: state, forced: false }];
}

function severalStates({ task }: IssueContext, states: readonly StateName[], change: Change): Command {
  return {
    type: "RejectCommand",
    at: change.at,
    by: change.by,
    cause: stateLabelCause(task.entry, "several"),
    text: states.map((state) => `label state/${state}`).join(", "),
    place: null,
    task: task.id,
    code: "several-state-labels",
    facts: { states },
  };
}

/** `tier/*`, `priority/*` and `domain/*` labels that somebody set by hand. A removal is repaired in silence. */
export function planAttributeLabels(context: IssueContext): readonly Command[] {
  const { state, look, task } = context;
  const known = state.frame.configuration?.resolved.organization.domains ?? [];
  const commands: Command[] = [];
  for (const label of look.facts.labels) {
    const [namespace, value] = split(label);
    const change = namespace === null ? null : labelledBy(context, label);
    if (change === null || change.at < task.enteredAt) continue;
    const order = {
      at: change.at,
      by: change.by,
      cause: timelineCause("label", change.entry),
      text: `label ${label}`,
      place: null,
      task: task.id,
    };
    const tier = tiers.find((each) => String(each) === value);
    const priority = priorities.find((each) => each === value);
    const domain = known.find(({ id }) => id === value);
    if (namespace === "tier" && tier !== undefined && task.tier !== tier) {
      if (isPast(change, task.tierSetAt)) continue;
      commands.push({ type: "OverrideTier", ...order, tier });
    } else if (namespace === "priority" && priority !== undefined && task.priority !== priority) {
      if (isPast(change, task.prioritySetAt)) continue;
      commands.push({ type: "PrioritizeTask", ...order, priority });
    } else if (namespace === "domain" && domain !== undefined && !task.domains.includes(domain.id)) {
      commands.push({ type: "ChangeDomains", ...order, domains: [...task.domains, domain.id] });
    }
  }
  return commands;
}

/** Something else was ordered since, which the labels do not show yet. */
function isPast({ at }: Change, setAt: Timestamp | undefined): boolean {
  return setAt !== undefined && at <= setAt;
}

function split(label: string): readonly ["tier" | "priority" | "domain", string] | readonly [null, string] {
  const slash = label.indexOf("/");
  const namespace = label.slice(0, Math.max(0, slash));
  const value = label.slice(slash + 1);
  return namespace === "tier" || namespace === "priority" || namespace === "domain"
    ? [namespace, value]
    : [null, value];
}
