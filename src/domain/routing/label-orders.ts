import { type Priority, type Tier, priorities, tiers } from "../task/schema.ts";
import { afterPrefix, isSameLabel } from "./label-name.ts";
import type { RoutingRules } from "./schema.ts";

/** The tier that a label names, null when none. */
export function tierNamed(label: string): Tier | null {
  return tiers.find((tier) => afterPrefix(label, "tier/") === String(tier)) ?? null;
}

/** The most urgent priority that a label names, by itself or by a rule; null when none. */
export function priorityNamed(rules: RoutingRules, label: string): Priority | null {
  const named = (priority: Priority): boolean =>
    afterPrefix(label, "priority/") === priority.toLowerCase() ||
    rules.priorityLabels.some((rule) => rule.priority === priority && isSameLabel(rule.label, label));
  return priorities.find(named) ?? null;
}

/** Whether it matters who put a label on an issue that becomes a task: it can spare the work reviews. */
export function isLeadsLabel(rules: RoutingRules, label: string): boolean {
  return tierNamed(label) !== null || priorityNamed(rules, label) === "P0";
}
