import { writeMarker } from "../../messages/marker.ts";

/** The card of a task: one comment, edited in place. */
export const cardMarker = writeMarker({ name: "card", key: "" });

/** The reply of an issue or pull request: what was refused there, the last first. */
export const replyMarker = writeMarker({ name: "reply", key: "" });

/** On an agent's pull request: which task it is for. */
export const whichTaskMarker = writeMarker({ name: "which-task", key: "" });

/** The answer to the questions of one comment. */
export function answerMarker(comment: string): string {
  return writeMarker({ name: "answer", key: comment });
}
