import { safeCode } from "./safe-text.ts";

/** Tells on an issue that an event could not be processed; the reason is for operators and stays in their log. */
export function deadLetterText(events: readonly string[]): string {
  const what = [...new Set(events)].map(safeCode).join(", ");
  return [
    `An event from GitHub (${what}) could not be processed here after several tries. Nothing else is held up by it.`,
    "",
    "A maintainer can have it tried again with `/retry`. If that does not help, the operator finds the reason in the App's log.",
  ].join("\n");
}

/** The answer to `/retry` where there is nothing to try again. */
export const nothingFailedText =
  "`/retry`: Nothing failed here, so there is nothing to try again. `/status` shows where the task stands, and `/why` what it waits for.";
