import { MemberId } from "../domain/ids.ts";
import { deadlineOf } from "../domain/task/deadline.ts";
import type { Task } from "../domain/task/schema.ts";
import { moment } from "./moment.ts";
import { named } from "./names.ts";
import { safeText } from "./safe-text.ts";

/** That a task is escalated: to whom, since when, why, and what can be done next. Null when it is not. */
export function escalationText(task: Task): string | null {
  const { state, escalation, breach } = task;
  if (state === "completed") return null;
  if (state === "escalated" && escalation !== null) {
    const { to, at, reason } = escalation;
    return `Escalated ${toWhom(to)} since ${moment(at)}: ${safeText(reason)} · ${answers(task, to, decisions)}`;
  }
  if (breach === null) return null;
  return `Overdue and escalated ${toWhom(breach.to)} since ${moment(breach.at)} · ${answers(task, breach.to, [])}`;
}

const decisions: readonly string[] = ["`/unblock` lets it go on", "`/assign` gives it to somebody"];

function toWhom(to: MemberId | null): string {
  return to === null ? "to nobody, since nobody above is named," : `to ${named(to)}`;
}

/** Every lead may answer what was escalated; asked for is whom it was escalated to. */
function answers(task: Task, to: MemberId | null, others: readonly string[]): string {
  const { acknowledged } = task;
  const who = to === null ? "whoever leads" : named(to);
  if (acknowledged === null) {
    const ways = [`\`/ack\` says that it is seen${newDeadline(task)}`, ...others];
    return `${who} answers it: ${ways.join("; ")}`;
  }
  const deadline = deadlineOf(task);
  const until = deadline === null || deadline <= acknowledged.at ? "" : `, due ${moment(deadline)}`;
  const seen = `acknowledged by ${nameOf(acknowledged.by)} on ${moment(acknowledged.at)}${until}`;
  return others.length === 0 ? seen : `${seen} · ${others.join("; ")}`;
}

/** After the last level there is none to set. */
function newDeadline({ clock }: Task): string {
  return clock?.breachAt[clock.level] === undefined ? "" : " and sets a new deadline";
}

function nameOf(by: string): string {
  const member = MemberId.safeParse(by);
  return member.success ? named(member.data) : "somebody who is no member";
}
