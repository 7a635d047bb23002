import type { Event } from "../../src/domain/events.ts";
import { eventText } from "../../src/messages/events/event-text.ts";
import { plainMarkdown } from "../output/plain-markdown.ts";
import { plainLine } from "../output/plain-text.ts";
import { actorText } from "./actor-text.ts";

/** Who made what happen, in a line: `viola-dev on #12: Accepted by its assignee`. */
export function eventLine(event: Event, number: number | null): string {
  const where = number === null ? "" : ` on #${number}`;
  return `${actorText(event.by)}${where}: ${plainLine(plainMarkdown(eventText(event)))}`;
}
