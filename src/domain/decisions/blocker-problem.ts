import { memberById } from "../organization/members.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Blocker, Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";

/** Why a task cannot wait for this; null when it can. What it waits for has to be able to end the wait. */
export function whyNoBlocker(draft: Draft, task: Task, blocker: Blocker): Refusal | null {
  switch (blocker.kind) {
    case "issue":
      return isItself(draft, task, blocker) ? refuse("own-blocker", { number: task.number }) : null;
    case "action":
      return null;
    case "until": {
      const assignee =
        task.assignee === null ? null : memberById(draft.configuration.organization, task.assignee);
      if (assignee?.kind !== "agent") return refuse("until-is-for-agents");
      return blocker.until <= draft.at ? refuse("in-the-past", { until: blocker.until }) : null;
    }
    default:
      return blocker satisfies never;
  }
}

function isItself(
  { configuration }: Draft,
  task: Task,
  { repository, number }: Extract<Blocker, { kind: "issue" }>,
): boolean {
  const own = configuration.organization.repositories.find(({ id }) => id === task.repository);
  return number === task.number && repository.toLowerCase() === own?.fullName.toLowerCase();
}
