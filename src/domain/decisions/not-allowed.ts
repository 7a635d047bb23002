import { type Refusal, type RefusalFacts, refuse } from "../refusal.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { type ActorRole, lacksRightsFor } from "./roles.ts";

/** Somebody else may order this; or the actor could, had GitHub not taken the rights away that it needs. */
export function notAllowed(
  draft: Draft,
  task: Task | null,
  needed: readonly ActorRole[],
  facts: RefusalFacts = {},
): Refusal {
  const lacksRights = lacksRightsFor(draft, task, needed);
  const unassigned = task?.assignee === null && needed.every((role) => role === "assignee");
  return refuse("not-allowed", {
    ...facts,
    needed,
    ...(lacksRights ? { lacksRights } : {}),
    ...(unassigned ? { unassigned } : {}),
  });
}
