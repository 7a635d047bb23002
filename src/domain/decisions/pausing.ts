import type { CommandOf } from "../commands.ts";
import { memberById } from "../organization/members.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Timestamp } from "../timestamp.ts";
import type { Draft } from "./draft.ts";
import { endMemberPause, endOrganizationPause, endTaskPause } from "./pauses.ts";

export function pauseTask(draft: Draft, command: CommandOf<"PauseTask">): Refusal | null {
  const task = draft.task(command.task);
  if (task.pause !== null) return refuse("already-so", { what: "paused" });
  if (isPast(draft, command)) return refuse("in-the-past", { until: command.until });
  draft.record({ ...draft.stamp, type: "TaskPaused", task: task.id, until: command.until });
  return null;
}

export function resumeTask(draft: Draft, command: CommandOf<"ResumeTask">): Refusal | null {
  const task = draft.task(command.task);
  if (task.pause === null) return refuse("not-paused");
  endTaskPause(draft, task);
  return null;
}

export function pauseOrganization(draft: Draft, command: CommandOf<"PauseOrganization">): Refusal | null {
  if (draft.state.frame.pause !== null) return refuse("already-so", { what: "paused" });
  if (isPast(draft, command)) return refuse("in-the-past", { until: command.until });
  draft.record({ ...draft.stamp, type: "OrganizationPaused", until: command.until });
  return null;
}

export function resumeOrganization(draft: Draft): Refusal | null {
  if (draft.state.frame.pause === null) return refuse("not-paused");
  endOrganizationPause(draft);
  return null;
}

export function pauseMember(draft: Draft, command: CommandOf<"PauseMember">): Refusal | null {
  const { member, until } = command;
  if (memberById(draft.configuration.organization, member) === null) {
    return refuse("unknown-member", { member });
  }
  if (draft.state.frame.pausedMembers.has(member)) return refuse("already-so", { what: `${member} paused` });
  if (isPast(draft, command)) return refuse("in-the-past", { until });
  draft.record({ ...draft.stamp, type: "MemberPaused", member, until });
  return null;
}

export function resumeMember(draft: Draft, command: CommandOf<"ResumeMember">): Refusal | null {
  if (!draft.state.frame.pausedMembers.has(command.member)) return refuse("not-paused");
  endMemberPause(draft, command.member);
  return null;
}

function isPast(draft: Draft, { until }: { readonly until: Timestamp | null }): boolean {
  return until !== null && until <= draft.at;
}
