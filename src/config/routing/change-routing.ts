import type { RoutingRules } from "../../domain/routing/schema.ts";
import { checkPattern } from "../check-pattern.ts";
import type { RoutingEntry } from "../file/routing.ts";
import type { KeyPath } from "../problem.ts";
import type { Report } from "../report.ts";
import type { KnownNames } from "../team/known-names.ts";

/**
 * The shipped rules with a team's own. Lists are added to, a rule for a label replaces the shipped one for
 * it, steps of size and single values replace. What cannot be used is reported.
 */
export function changeRouting(
  base: RoutingRules,
  entry: RoutingEntry,
  names: KnownNames,
  report: Report,
): RoutingRules {
  checkRules(entry, names, report);
  const tiers = entry.tiers ?? {};
  const [one, two, three, four] = base.tiersFrom;
  const changed: RoutingRules = {
    base: entry.base ?? base.base,
    tiersFrom: [tiers[1] ?? one, tiers[2] ?? two, tiers[3] ?? three, tiers[4] ?? four],
    labels: byLabel(base.labels, entry.labels),
    words: [...base.words, ...(entry.words ?? [])],
    question: entry.question ?? base.question,
    paths: [...base.paths, ...(entry.paths ?? [])],
    size: {
      criteria: entry.size?.criteria ?? base.size.criteria,
      estimateHours: entry.size?.["estimate-hours"] ?? base.size.estimateHours,
      paths: entry.size?.paths ?? base.size.paths,
    },
    furtherDomain: entry["further-domain"] ?? base.furtherDomain,
    domainLabels: byLabel(base.domainLabels, entry["domain-labels"]),
    domainWords: [...base.domainWords, ...(entry["domain-words"] ?? [])],
    priorityLabels: byLabel(base.priorityLabels, entry["priority-labels"]),
    priorityWords: [...base.priorityWords, ...(entry["priority-words"] ?? [])],
    defaultPriority:
      entry["default-priority"] === undefined ? base.defaultPriority : entry["default-priority"],
  };
  checkAscent(changed, report);
  return changed;
}

function byLabel<Rule extends { readonly label: string }>(
  base: readonly Rule[],
  own: readonly Rule[] = [],
): Rule[] {
  const replaced = new Set(own.map(({ label }) => label.toLowerCase()));
  return [...base.filter(({ label }) => !replaced.has(label.toLowerCase())), ...own];
}

function checkRules(entry: RoutingEntry, names: KnownNames, report: Report): void {
  for (const list of ["domain-labels", "domain-words"] as const) {
    for (const [index, { domain }] of (entry[list] ?? []).entries()) {
      names.checkDomain(domain, ["routing", list, index, "domain"], report);
    }
  }
  for (const [index, { pattern }] of (entry.paths ?? []).entries()) {
    checkPattern(pattern, ["routing", "paths", index, "pattern"], report);
  }
}

function checkAscent({ tiersFrom, size }: RoutingRules, report: Report): void {
  const ascents: readonly (readonly [KeyPath, readonly number[]])[] = [
    [["routing", "tiers"], tiersFrom],
    [["routing", "size", "criteria"], size.criteria.map(({ from }) => from)],
    [["routing", "size", "estimate-hours"], size.estimateHours.map(({ from }) => from)],
    [["routing", "size", "paths"], size.paths.map(({ from }) => from)],
  ];
  for (const [path, numbers] of ascents) {
    if (numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number))) continue;
    report.add({ path, code: "invalid-value", message: `The steps of ${path.join(".")} must ascend.` });
  }
}
