import type { Command } from "../commands.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { acknowledgeEscalation } from "./acknowledge-escalation.ts";
import { acceptAssignment, assignTask, declineAssignment, unassignTask } from "./assignment.ts";
import { blockTask, escalateTask, unblockTask } from "./blocking.ts";
import { closeTask, reopenTask } from "./closing.ts";
import type { Draft } from "./draft.ts";
import { moveTask } from "./move-task.ts";
import { noteBranch } from "./note-branch.ts";
import { observePullRequest } from "./observe-pull-request.ts";
import { openTask } from "./open-task.ts";
import type { FrameCommand } from "./organization.ts";
import { overrideGate } from "./override-gate.ts";
import {
  pauseMember,
  pauseOrganization,
  pauseTask,
  resumeMember,
  resumeOrganization,
  resumeTask,
} from "./pausing.ts";
import { requestReview, startTask } from "./progress.ts";
import { redirectBlocker } from "./redirect-blocker.ts";
import { reviewLayer } from "./review-layer.ts";
import {
  changeDomains,
  deleteTask,
  describeTask,
  estimateTask,
  overrideTier,
  prioritizeTask,
  untrackTask,
} from "./task-attributes.ts";
import { relocateTask } from "./relocate-task.ts";

/** Carries a command out on the draft. What was recorded before a refusal are facts, and stay. */
export function handle(draft: Draft, command: Exclude<Command, FrameCommand>): Refusal | null {
  switch (command.type) {
    case "OpenTask":
      return openTask(draft, command);
    case "UntrackTask":
      return untrackTask(draft, command);
    case "DescribeTask":
      return describeTask(draft, command);
    case "RelocateTask":
      return relocateTask(draft, command);
    case "DeleteTask":
      return deleteTask(draft, command);
    case "OverrideTier":
      return overrideTier(draft, command);
    case "PrioritizeTask":
      return prioritizeTask(draft, command);
    case "ChangeDomains":
      return changeDomains(draft, command);
    case "EstimateTask":
      return estimateTask(draft, command);
    case "AssignTask":
      return assignTask(draft, command);
    case "UnassignTask":
      return unassignTask(draft, command);
    case "AcceptAssignment":
      return acceptAssignment(draft, command);
    case "DeclineAssignment":
      return declineAssignment(draft, command);
    case "StartTask":
      return startTask(draft, command);
    case "NoteBranch":
      return noteBranch(draft, command);
    case "BlockTask":
      return blockTask(draft, command);
    case "RedirectBlocker":
      return redirectBlocker(draft, command);
    case "UnblockTask":
      return unblockTask(draft, command);
    case "EscalateTask":
      return escalateTask(draft, command);
    case "AcknowledgeEscalation":
      return acknowledgeEscalation(draft, command);
    case "RequestReview":
      return requestReview(draft, command);
    case "MoveTask":
      return moveTask(draft, command);
    case "CloseTask":
      return closeTask(draft, command);
    case "ReopenTask":
      return reopenTask(draft, command);
    case "PauseTask":
      return pauseTask(draft, command);
    case "ResumeTask":
      return resumeTask(draft, command);
    case "ObservePullRequest":
      return observePullRequest(draft, command);
    case "ReviewLayer":
      return reviewLayer(draft, command);
    case "OverrideGate":
      return overrideGate(draft, command);
    case "PauseOrganization":
      return pauseOrganization(draft, command);
    case "ResumeOrganization":
      return resumeOrganization(draft);
    case "PauseMember":
      return pauseMember(draft, command);
    case "ResumeMember":
      return resumeMember(draft, command);
    case "RejectCommand":
      return refuse(command.code, command.facts);
    case "AskQuestion":
    case "RetryDeliveries":
    case "AdvanceClock":
      return null;
    default:
      return command satisfies never;
  }
}
