import type { MemberId } from "../ids.ts";
import { above } from "../organization/escalation.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { isPresent } from "./presence.ts";
import { move } from "./transition.ts";

/** Only what is blocked becomes escalated; elsewhere the escalation is an attribute of the clock. */
export function breachDeadline(draft: Draft, task: Task, level: number): void {
  const { stamp } = draft;
  const to = levelsAbove(draft, task, level);
  draft.record({ ...stamp, type: "DeadlineBreached", task: task.id, entry: task.entry, level, to });
  if (to === null) return;
  if (task.state === "blocked") {
    const reason = task.blocker?.reason ?? "";
    draft.record({ ...stamp, type: "TaskEscalated", task: task.id, to, level, reason });
    move(draft, draft.task(task.id), { to: "escalated", on: "AdvanceClock" });
  } else if (task.state === "escalated" && task.escalation !== null) {
    const { reason, level: before } = task.escalation;
    draft.record({ ...stamp, type: "TaskEscalated", task: task.id, to, level: before + 1, reason });
  }
}

/** One level above the owner for each level reached, as far up as there is somebody; from whom it was escalated to, one. */
function levelsAbove(draft: Draft, task: Task, level: number): MemberId | null {
  const { organization } = draft.configuration;
  const present = (member: MemberId): boolean => isPresent(draft.state, member);
  const climbs = task.escalation === null ? level : 1;
  let found: MemberId | null = null;
  let reached = task.escalation?.to ?? task.clock?.owner ?? null;
  for (let climb = 0; climb < climbs && reached !== null; climb += 1) {
    reached = above(organization, reached, task.domains, present);
    found = reached ?? found;
  }
  return found;
}
