import type { Event } from "../../src/domain/events.ts";
import { plainLine } from "../output/plain-text.ts";

/** What every line has already, or what says nothing to people. */
const left = new Set(["type", "at", "by", "cause", "task", "pullRequest", "account", "repository", "number"]);
const longestValue = 80;

/** An event's facts in a line: `from assigned, to in-progress, on NoteBranch`. */
export function eventFacts(event: Event): string {
  return Object.entries(event)
    .filter(([name]) => !left.has(name))
    .map(([name, value]) => [words(name), valueText(value)] as const)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

/** `TaskMoved` as `task moved`. */
export function words(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

/** What is nested deeper is in the JSON. */
function valueText(value: unknown): string {
  const items = Array.isArray(value) ? value : [value];
  if (items.some((item) => typeof item === "object")) return "";
  const line = plainLine(items.join(" "));
  return line.length > longestValue ? `${line.slice(0, longestValue - 1)}…` : line;
}
