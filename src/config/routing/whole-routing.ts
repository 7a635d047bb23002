import { RoutingRules } from "../../domain/routing/schema.ts";
import type { RoutingEntry } from "../file/routing.ts";

/** Routing rules from a file that says everything. @throws ZodError when it does not */
export function wholeRouting(entry: RoutingEntry): RoutingRules {
  return RoutingRules.parse({
    base: entry.base,
    tiersFrom: [entry.tiers?.[1], entry.tiers?.[2], entry.tiers?.[3], entry.tiers?.[4]],
    labels: entry.labels,
    words: entry.words,
    question: entry.question,
    paths: entry.paths,
    size: {
      criteria: entry.size?.criteria,
      estimateHours: entry.size?.["estimate-hours"],
      paths: entry.size?.paths,
    },
    furtherDomain: entry["further-domain"],
    domainLabels: entry["domain-labels"],
    domainWords: entry["domain-words"],
    priorityLabels: entry["priority-labels"],
    priorityWords: entry["priority-words"],
    defaultPriority: entry["default-priority"],
  });
}
