import type { StateName } from "../domain/task/schema.ts";

const titles = {
  pending: "Pending",
  "in-planning": "In planning",
  assigned: "Assigned",
  "in-progress": "In progress",
  blocked: "Blocked",
  escalated: "Escalated",
  "under-review": "Under review",
  "domain-review": "Domain review",
  "ready-for-handoff": "Ready for hand-off",
  completed: "Completed",
} as const satisfies Record<StateName, string>;

/** A state as people read it. */
export function stateTitle(state: StateName): string {
  return titles[state];
}
