import type { CommandLine } from "../../comment-language/read-comment.ts";

/** Whether a line asks something, rather than ordering it. */
export function isQuestion({ reading }: CommandLine): boolean {
  return reading.ok && ["help", "status", "why"].includes(reading.value.name);
}
