import { actorName, tutti } from "./actor.ts";
import type { Configuration } from "./configuration.ts";
import { Draft } from "./decisions/draft.ts";
import { waysFrom } from "./decisions/transition.ts";
import type { OrganizationState } from "./organization-state.ts";
import type { GuardName, OrderRole } from "./task/lifecycle.ts";
import type { StateName, Task } from "./task/schema.ts";

/** A way out of a state: who may order it, and what is missing. */
export type Way = {
  readonly to: StateName;
  readonly by: readonly OrderRole[];
  readonly open: readonly GuardName[];
};

/** Every way that the lifecycle table gives a task from where it is. */
export function waysOf(state: OrganizationState, configuration: Configuration, task: Task): readonly Way[] {
  const draft = Draft.on(state, configuration, tutti, { at: task.changedAt, by: actorName(tutti) });
  return waysFrom(draft, task);
}
