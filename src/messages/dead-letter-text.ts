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
