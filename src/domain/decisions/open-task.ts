import type { Actor } from "../actor.ts";
import type { CommandOf, RoutingFacts } from "../commands.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { explainRouting } from "../routing/explain.ts";
import { priorityNamed, tierNamed } from "../routing/label-orders.ts";
import { route } from "../routing/route.ts";
import { type Task, type Tier, tiers } from "../task/schema.ts";
import { authorize } from "./authorization.ts";
import { beginPlanning } from "./begin-planning.ts";
import type { Draft } from "./draft.ts";
import { setClock } from "./set-clock.ts";

/** Takes an issue under care and routes it. Adopting an old issue starts its clock now, never in the past. */
export function openTask(draft: Draft, command: CommandOf<"OpenTask">): Refusal | null {
  const known = draft.state.tasks.get(command.task);
  if (known?.tracked === true) return command.ordered ? refuse("already-so", { what: "tracked" }) : null;
  if (known === undefined) {
    const { repository, number, author, parent, issueOpen } = command;
    const { kind, title } = command.description;
    draft.record({
      ...draft.stamp,
      type: "TaskOpened",
      task: command.task,
      repository,
      number,
      kind,
      title,
      author,
      parent,
      issueOpen,
    });
  } else {
    draft.record({ ...draft.stamp, type: "TaskTracked", task: command.task, tracked: true });
  }
  const { title, criteria, kind } = command.description;
  draft.record({ ...draft.stamp, type: "TaskDescribed", task: command.task, title, kind, criteria });
  routeTask(draft, command);
  return null;
}

function routeTask(draft: Draft, command: CommandOf<"OpenTask">): void {
  const { organization, routing } = draft.configuration;
  const task = draft.task(command.task);
  const { labelledBy = new Map<string, Actor>(), ...facts } = command.routing;
  const instruction = {
    title: task.title,
    ...facts,
    size: { criteria: task.criteria.total, estimateHours: task.estimateHours },
    domains: task.domains,
  };
  const routed = route(routing, organization.domains, instruction, (label, domains) => {
    const tier = tierNamed(label);
    const order = { type: "OverrideTier", tier: tier ?? 0 } as const;
    return maySay(draft, { ...task, domains: [...domains] }, order, labelledBy.get(label));
  });
  draft.record({
    ...draft.stamp,
    type: "TaskRouted",
    by: "tutti",
    task: task.id,
    // What a lead set before the task was let go stays.
    tier: task.tierSetBy === undefined ? withinParent(draft, task, routed.tier) : (task.tier ?? routed.tier),
    domains: [...routed.domains],
    priority: routed.priority,
    reasons: task.tierSetBy === undefined ? routed.reasons.map(explainRouting) : task.tierReasons,
  });
  if (routed.priority === "P0") recordEmergency(draft, draft.task(task.id), command.routing);
  setClock(draft, task.id, "now");
  beginPlanning(draft, task.id);
}

/** An emergency spares the work reviews before its merge: so it is one by somebody's word, not by the issue's own. */
function recordEmergency(draft: Draft, task: Task, { labels, labelledBy }: RoutingFacts): void {
  const order = { type: "PrioritizeTask", priority: "P0" } as const;
  const by = labels
    .filter((label) => priorityNamed(draft.configuration.routing, label) === "P0")
    .map((label) => labelledBy?.get(label))
    .find((actor) => maySay(draft, task, order, actor));
  if (by === undefined) return;
  const { stamp } = draft.asSaidBy(by);
  draft.record({ ...stamp, type: "TaskPrioritized", task: task.id, priority: "P0" });
}

type Said =
  | Pick<CommandOf<"OverrideTier">, "type" | "tier">
  | Pick<CommandOf<"PrioritizeTask">, "type" | "priority">;

/** Whether whoever put a label on may give the order that it stands for. */
function maySay(draft: Draft, task: Task, said: Said, by: Actor | undefined): boolean {
  if (by === undefined) return false;
  const order = { at: draft.at, by, cause: null, text: "", place: null, task: task.id };
  return authorize(draft.asSaidBy(by), { ...order, ...said }, task) === null;
}

/** A tactical task's tier is 1 to 3 and never above that of what it serves. */
function withinParent(draft: Draft, task: Task, tier: Tier): Tier {
  if (task.kind !== "tactical") return tier;
  const parent = task.parent === null ? undefined : draft.state.tasks.get(task.parent);
  const highest = Math.min(3, parent?.tier ?? 3);
  const wanted = Math.max(1, Math.min(tier, highest));
  return tiers.find((each) => each === wanted) ?? 1;
}
