import type { MemberId } from "../ids.ts";
import { standsFor } from "../organization/escalation.ts";
import type { Organization } from "../organization/schema.ts";
import type { Task } from "./schema.ts";

/** Whom a task is escalated to now, by a person or by its clock; null when it is to nobody. */
export function escalatedTo({ state, escalation, breach }: Task): MemberId | null {
  return (state === "escalated" ? escalation?.to : breach?.to) ?? null;
}

/** Whether somebody's word, a member's id as events name them, answers for whom a task is escalated to. */
export function mayAnswer(organization: Organization, task: Task, by: string): boolean {
  const to = escalatedTo(task);
  return to === null || standsFor(organization, by, to, task.domains);
}

/** Whether the escalation was acknowledged by somebody whose word answers for whom it is to. A lead below may only see it too. */
export function isAnswered(organization: Organization, task: Task): boolean {
  return task.acknowledged !== null && mayAnswer(organization, task, task.acknowledged.by);
}
