import type { CommandOf } from "../commands.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { isAnswered, mayAnswer } from "../task/escalation-answer.ts";
import type { Draft } from "./draft.ts";
import { setClock } from "./set-clock.ts";

/** `/ack`: whoever answers has seen it, and the state's time runs anew from now, after the last level too. */
export function acknowledgeEscalation(
  draft: Draft,
  command: CommandOf<"AcknowledgeEscalation">,
): Refusal | null {
  const { organization } = draft.configuration;
  const task = draft.task(command.task);
  if (task.clock === null || (task.clock.level === 0 && task.state !== "escalated"))
    return refuse("no-clock");
  // The word of whom it was escalated to is not replaced by one from below.
  if (isAnswered(organization, task) && !mayAnswer(organization, task, draft.stamp.by)) {
    return refuse("already-so", { what: "acknowledged by whom it was escalated to" });
  }
  draft.record({ ...draft.stamp, type: "EscalationAcknowledged", task: task.id });
  setClock(draft, task.id, "acknowledgement");
  return null;
}
