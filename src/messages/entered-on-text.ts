import { safeCode } from "./safe-text.ts";

const steps: Readonly<Record<string, string>> = {
  OpenTask: "it became a task",
  RouteTask: "the router saw that it needs a plan",
  AssignTask: "it was given to somebody",
  UnassignTask: "it was given back",
  StartTask: "work on it was started",
  NoteBranch: "its branch was pushed",
  BlockTask: "it was blocked",
  UnblockTask: "what had blocked it was out of the way",
  EscalateTask: "it was escalated",
  AcknowledgeEscalation: "its escalation was answered",
  RequestReview: "a review was asked for",
  MoveTask: "somebody set its label, or ordered `/force`",
  CloseTask: "its issue was closed",
  ReopenTask: "its issue was opened again",
  FollowChildren: "its sub-issues had come that far",
  MergeTask: "its pull request was merged",
  RevertTask: "its pull request was reverted",
  ObservePullRequest: "its pull request had come that far",
  AdvanceClock: "its time came",
};

/** What brought a task to its state, as the end of a sentence. */
export function enteredOnText(command: string): string {
  return steps[command] ?? `${safeCode(command)} led to it`;
}
