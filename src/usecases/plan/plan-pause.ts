import type { CommentCommand } from "../../domain/comment-commands/comment-command.ts";
import type { Command } from "../../domain/commands.ts";
import type { MemberNames } from "../../domain/organization/member-names.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { CommandOrder } from "./command-order.ts";
import { memberNamed, momentOf } from "./names-in-comments.ts";
import { type CommentSubject, reject, taskOf, whyNoTask } from "./comment-subject.ts";

type PauseCommand = Extract<CommentCommand, { name: "pause" | "resume" }>;

/** `/pause` and `/resume` of the task, of a member, or of the organisation. */
export function planPause(
  state: OrganizationState,
  names: MemberNames,
  subject: CommentSubject,
  order: CommandOrder,
  command: PauseCommand,
): Command {
  const until =
    command.name === "pause" && command.until !== undefined ? momentOf(state, order.by, command.until) : null;
  const pauses = command.name === "pause";
  if (command.target === undefined) {
    const task = taskOf(state, subject);
    if (task === null) return reject(subject, order, whyNoTask(state, subject));
    return pauses ? { type: "PauseTask", ...order, task, until } : { type: "ResumeTask", ...order, task };
  }
  if (command.target.kind === "organization") {
    return pauses ? { type: "PauseOrganization", ...order, until } : { type: "ResumeOrganization", ...order };
  }
  const member = memberNamed(state, names, command.target.member);
  if (member === null) return reject(subject, order, "unknown-member", { member: command.target.member });
  return pauses
    ? { type: "PauseMember", ...order, member, until }
    : { type: "ResumeMember", ...order, member };
}
