import type { MemberId } from "../ids.ts";
import { above } from "../organization/escalation.ts";
import { holderOf } from "../organization/roles.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { isPresent } from "./presence.ts";
import { ownerOf } from "./owner.ts";

/** Whom a task goes to one level up: above whom it was escalated to, else above its owner. Null at the top. */
export function whomToEscalateTo(draft: Draft, task: Task): MemberId | null {
  const { organization } = draft.configuration;
  const present = (member: MemberId): boolean => isPresent(draft.state, member);
  const from = task.escalation?.to ?? ownerOf(draft, task, task.state);
  if (from === null) return holderOf(organization, { role: "tech-lead" }, present);
  return above(organization, from, task.domains, present);
}
