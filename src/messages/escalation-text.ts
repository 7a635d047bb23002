import { MemberId } from "../domain/ids.ts";
import type { Organization } from "../domain/organization/schema.ts";
import { deadlineOf } from "../domain/task/deadline.ts";
import { escalatedTo, isAnswered } from "../domain/task/escalation-answer.ts";
import type { Task } from "../domain/task/schema.ts";
import { moment } from "./moment.ts";
import { named } from "./names.ts";
import { safeText } from "./safe-text.ts";

/** That a task is escalated: to whom, since when, why, and what can be done next. Null when it is not. */
export function escalationText(task: Task, organization: Organization | null): string | null {
  const { state, escalation, breach } = task;
  if (state === "completed") return null;
  if (state === "escalated" && escalation !== null) {
    const { to, at, reason } = escalation;
    return `Escalated ${toWhom(to)} since ${moment(at)}: ${safeText(reason)} · ${answers(task, organization, decisions)}`;
  }
  if (breach === null) return null;
  return `Overdue and escalated ${toWhom(breach.to)} since ${moment(breach.at)} · ${answers(task, organization, [])}`;
}

const decisions: readonly string[] = ["`/unblock` lets it go on", "`/assign` gives it to somebody"];

function toWhom(to: MemberId | null): string {
  return to === null ? "to nobody, since nobody above is named," : `to ${named(to)}`;
}

/** Every lead may answer what was escalated; asked for is whom it was escalated to. */
function answers(task: Task, organization: Organization | null, others: readonly string[]): string {
  const { acknowledged } = task;
  const to = escalatedTo(task);
  const who = to === null ? "whoever leads" : named(to);
  if (acknowledged === null) {
    const ways = [`\`/ack\` says that it is seen${newDeadline(task)}`, ...others];
    return `${who} answers it: ${ways.join("; ")}`;
  }
  const deadline = deadlineOf(task);
  const until = deadline === null || deadline <= acknowledged.at ? "" : `, due ${moment(deadline)}`;
  const seen = `acknowledged by ${nameOf(acknowledged.by)} on ${moment(acknowledged.at)}${until}`;
  const open =
    organization === null || isAnswered(organization, task) ? [] : [`\`/ack\` of ${who} is still missing`];
  return [seen, ...open, ...(others.length === 0 ? [] : [others.join("; ")])].join(" · ");
}

function newDeadline({ clock }: Task): string {
  return clock === null ? "" : " and sets a new deadline";
}

function nameOf(by: string): string {
  const member = MemberId.safeParse(by);
  return member.success ? named(member.data) : "somebody who is no member";
}
