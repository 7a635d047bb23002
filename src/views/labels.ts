import type { Organization } from "../domain/organization/schema.ts";
import {
  type Priority,
  type StateName,
  type Task,
  type TaskKind,
  type Tier,
  priorities,
  stateNames,
  taskKinds,
  tiers,
} from "../domain/task/schema.ts";

/** A label as it is created where it is missing. */
export type LabelLook = { readonly name: string; readonly color: string; readonly description: string };

const stateLooks = {
  pending: { color: "d4d4d4", description: "Known, waiting for a route" },
  "in-planning": { color: "c5b8f0", description: "Being cut into smaller tasks" },
  assigned: { color: "b8d8f0", description: "Somebody has it and has not begun" },
  "in-progress": { color: "1d76db", description: "Being worked on" },
  blocked: { color: "b60205", description: "Cannot go on; the card says who moves first" },
  escalated: { color: "d93f0b", description: "Waits for a decision one level up" },
  "under-review": { color: "fbca04", description: "Waits for the peer review" },
  "domain-review": { color: "e4b400", description: "Waits for the domain lead and further layers" },
  "ready-for-handoff": { color: "5ecfc0", description: "Merged, waits for the receiving domain" },
  completed: { color: "0e8a16", description: "Done, not planned, or a duplicate" },
} as const;

const kindDescriptions = {
  instruction: "Something that somebody asked for",
  strategic: "A milestone of 3 to 5 days in one domain",
  tactical: "Work for one person, under a day",
} as const;

const tierDescriptions = ["Trivial", "Simple", "Moderate", "Complex", "Expert"] as const;
const priorityColors = { P0: "b60205", P1: "d93f0b", P2: "fbca04", P3: "d4d4d4" } as const;

const breachedLabel: LabelLook = {
  name: "sla/breached",
  color: "b60205",
  description: "Past the deadline of its state",
};

/** The labels that a task should carry, of those that are ours. */
export function wantedLabels(task: Task): readonly LabelLook[] {
  const wanted: LabelLook[] = [stateLabel(task.state), kindLabel(task.kind)];
  if (task.tier !== null) wanted.push(tierLabel(task.tier));
  if (task.priority !== null) wanted.push(priorityLabel(task.priority));
  wanted.push(...task.domains.map(domainLabel));
  if (task.clock !== null && task.clock.level > 0 && task.state !== "completed") wanted.push(breachedLabel);
  return wanted;
}

/** Every label that is ours to set and to take away. All others belong to people. */
export function labelPalette(organization: Organization): readonly LabelLook[] {
  return [
    ...stateNames.map(stateLabel),
    ...taskKinds.map(kindLabel),
    ...tiers.map(tierLabel),
    ...priorities.map(priorityLabel),
    ...organization.domains.map(({ id }) => domainLabel(id)),
    breachedLabel,
  ];
}

export function ourLabelNames(organization: Organization): ReadonlySet<string> {
  return new Set(labelPalette(organization).map(({ name }) => name));
}

function stateLabel(state: StateName): LabelLook {
  return { name: `state/${state}`, ...stateLooks[state] };
}

function kindLabel(kind: TaskKind): LabelLook {
  return { name: `kind/${kind}`, color: "ededed", description: kindDescriptions[kind] };
}

function tierLabel(tier: Tier): LabelLook {
  return { name: `tier/${tier}`, color: "bfd4f2", description: `${tierDescriptions[tier]} work` };
}

function priorityLabel(priority: Priority): LabelLook {
  return {
    name: `priority/${priority}`,
    color: priorityColors[priority],
    description: `Priority ${priority}`,
  };
}

function domainLabel(domain: string): LabelLook {
  return { name: `domain/${domain}`, color: "c2e0c6", description: `Work of the ${domain} domain` };
}
