import { Lifecycle } from "../../domain/task/lifecycle.ts";
import type { LifecycleEntry, TargetEntry } from "../file/lifecycle.ts";

/** A lifecycle from a file that says everything. @throws ZodError when it does not */
export function wholeLifecycle(entry: LifecycleEntry): Lifecycle {
  const states = Object.entries(entry.states ?? {}).map(([name, { owner, target }]) => [
    name,
    { owner, target: target ? targetOf(target) : target },
  ]);
  return Lifecycle.parse({
    states: Object.fromEntries(states),
    transitions: entry.transitions?.map(({ from, to, by, when = [] }) => ({ from, to, by, when })),
    merge: entry.merge,
    forceable: entry.forceable,
    dismissal: entry.dismissal,
    escalation: { warnAt: entry.escalation?.["warn-at"], breachAt: entry.escalation?.["breach-at"] },
  });
}

/** The target's words in the program's spelling; only those that the file says. */
export function targetOf(entry: TargetEntry) {
  return {
    ...(entry.hours !== undefined && { hours: entry.hours }),
    ...(entry["hours-by-tier"] !== undefined && { hoursByTier: entry["hours-by-tier"] }),
    ...(entry["per-estimate"] !== undefined && { perEstimate: entry["per-estimate"] }),
    ...(entry.priorities !== undefined && { priorities: entry.priorities }),
  };
}
