import { type Priority, priorities } from "../task/schema.ts";
import { priorityNamed } from "./label-orders.ts";
import type { Instruction, RoutingReason, RoutingRules } from "./schema.ts";
import { says, searchableBody, searchableTitle } from "./searchable-text.ts";

type Found = { readonly priority: Priority | null; readonly reason: RoutingReason };

/** The most urgent priority that a label names, else the most urgent that a word does, else the default. */
export function routePriority(rules: RoutingRules, instruction: Instruction): Found {
  for (const priority of priorities) {
    const label = instruction.labels.find((each) => priorityNamed(rules, each) === priority);
    if (label !== undefined)
      return { priority, reason: { code: "priority-label", facts: { label, priority } } };
  }

  const text = searchableTitle(instruction.title) + searchableBody(instruction.body);
  for (const priority of priorities) {
    const words = rules.priorityWords
      .filter((rule) => rule.priority === priority)
      .flatMap((rule) => rule.words);
    const word = words.find((each) => says(text, each));
    if (word !== undefined) return { priority, reason: { code: "priority-word", facts: { word, priority } } };
  }

  const priority = rules.defaultPriority;
  return { priority, reason: { code: "priority-default", facts: { priority } } };
}
