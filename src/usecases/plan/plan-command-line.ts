import type { CommandLine } from "../../comment-language/read-comment.ts";
import type { Command } from "../../domain/commands.ts";
import type { CommentCommand } from "../../domain/comment-commands/comment-command.ts";
import type { MemberNames } from "../../domain/organization/member-names.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import { memberNamed } from "./names-in-comments.ts";
import type { CommandOrder } from "./command-order.ts";
import { type CommentSubject, reject, taskOf, whyNoTask } from "./comment-subject.ts";
import { openingOf } from "./opening-of.ts";
import { planBlocker } from "./plan-blocker.ts";
import { planPause } from "./plan-pause.ts";

/** One line of a comment as the command that it gives; a line that cannot be one becomes a refusal with the reason. */
export function planCommandLine(
  state: OrganizationState,
  names: MemberNames,
  subject: CommentSubject,
  order: CommandOrder,
  line: CommandLine,
): Command {
  if (!line.reading.ok) {
    const { code, ...details } = line.reading.failure;
    return reject(subject, order, "unreadable", { problem: code, ...details });
  }
  const command = line.reading.value;
  switch (command.name) {
    case "help":
    case "status":
    case "why":
      return { type: "AskQuestion", ...order, question: command.name, task: taskOf(state, subject) };
    case "retry":
      return { type: "RetryDeliveries", ...order, task: taskOf(state, subject) };
    case "approve":
    case "request-changes":
    case "override":
      return planReviewCommand(state, subject, order, command);
    case "pause":
    case "resume":
      return planPause(state, names, subject, order, command);
    default:
      return planTaskCommand(state, names, subject, order, command);
  }
}

type ReviewCommand = Extract<CommentCommand, { name: "approve" | "request-changes" | "override" }>;
type TaskCommandName = Exclude<
  CommentCommand["name"],
  "help" | "status" | "why" | "retry" | "pause" | "resume" | ReviewCommand["name"]
>;
type TaskCommentCommand = Extract<CommentCommand, { name: TaskCommandName }>;

function planTaskCommand(
  state: OrganizationState,
  names: MemberNames,
  subject: CommentSubject,
  order: CommandOrder,
  command: TaskCommentCommand,
): Command {
  const task = taskOf(state, subject);
  if (task === null) return reject(subject, order, whyNoTask(state, subject));
  const onTask = { ...order, task };
  switch (command.name) {
    case "track":
      return subject.kind === "issue" && subject.look !== undefined
        ? { ...openingOf(subject.look, order, subject.labelled()), ordered: true }
        : reject(subject, order, "not-tracked");
    case "untrack":
      return { type: "UntrackTask", ...onTask };
    case "tier":
      return { type: "OverrideTier", ...onTask, tier: command.tier };
    case "priority":
      return { type: "PrioritizeTask", ...onTask, priority: command.priority };
    case "estimate":
      return { type: "EstimateTask", ...onTask, hours: command.effort / 3_600_000 };
    case "assign": {
      const member = memberNamed(state, names, command.member);
      return member === null
        ? reject(subject, order, "unknown-member", { member: command.member })
        : { type: "AssignTask", ...onTask, assignee: member };
    }
    case "accept":
      return { type: "AcceptAssignment", ...onTask };
    case "decline":
      return { type: "DeclineAssignment", ...onTask, reason: command.reason };
    case "start":
      return { type: "StartTask", ...onTask };
    case "block": {
      const blocker = planBlocker(state, names, subject.repository, order, command.blocker);
      return blocker.ok
        ? { type: "BlockTask", ...onTask, blocker: blocker.value }
        : reject(subject, order, blocker.failure.code, blocker.failure.facts);
    }
    case "unblock":
      return { type: "UnblockTask", ...onTask };
    case "escalate":
      return { type: "EscalateTask", ...onTask, reason: command.reason };
    case "ack":
      return { type: "AcknowledgeEscalation", ...onTask };
    case "ready":
      return { type: "RequestReview", ...onTask };
    case "force":
      return { type: "MoveTask", ...onTask, to: command.state, forced: true };
    default:
      return command satisfies never;
  }
}

function planReviewCommand(
  state: OrganizationState,
  subject: CommentSubject,
  order: CommandOrder,
  command: ReviewCommand,
): Command {
  const open = openPullRequests(state, subject);
  const [pullRequest] = open;
  if (pullRequest === undefined) return reject(subject, order, "no-pull-request");
  if (open.length > 1) return reject(subject, order, "several-pull-requests");
  const onPullRequest = { ...order, pullRequest: pullRequest.id };
  if (command.name === "override") return { type: "OverrideGate", ...onPullRequest, reason: command.reason };
  const comment = order.place?.comment ?? "";
  return command.name === "approve"
    ? { type: "ReviewLayer", ...onPullRequest, layer: command.layer, decision: "approved", note: "", comment }
    : {
        type: "ReviewLayer",
        ...onPullRequest,
        layer: command.layer,
        decision: "changes-requested",
        note: command.note,
        comment,
      };
}

function openPullRequests(state: OrganizationState, subject: CommentSubject): readonly PullRequest[] {
  if (subject.kind === "pull-request") return subject.pullRequest === undefined ? [] : [subject.pullRequest];
  const all = subject.task === undefined ? [] : state.pullRequestsOf(subject.task);
  return all.filter(({ status }) => status === "open");
}
