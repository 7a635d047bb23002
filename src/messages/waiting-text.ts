import type { Organization } from "../domain/organization/schema.ts";
import type { Blocker, Task } from "../domain/task/schema.ts";
import { moment } from "./moment.ts";
import { escalationText } from "./escalation-text.ts";
import { named } from "./names.ts";
import { safeText } from "./safe-text.ts";

/**
 * Why a task stands still or is late, and who or what has to move first; nothing when it goes its way. Whose word answers
 * an escalation is told by the organisation, where there is one.
 */
export function waitingTexts(task: Task, organization: Organization | null): readonly string[] {
  const { state, blocker } = task;
  const escalated = escalationText(task, organization);
  return [
    ...(state === "blocked" && blocker !== null ? [blockedText(blocker)] : []),
    ...(escalated === null ? [] : [escalated]),
  ];
}

/** What a task waits for. */
export function blockedText(blocker: Blocker): string {
  const reason = `Blocked: ${safeText(blocker.reason)}`;
  switch (blocker.kind) {
    case "issue":
      return `${reason} · waits for ${safeText(blocker.repository)} issue ${blocker.number}`;
    case "action":
      return `${reason} · waits for ${named(blocker.owner)}: ${safeText(blocker.action)}`;
    case "until":
      return `${reason} · until ${moment(blocker.until)}`;
    default:
      return blocker satisfies never;
  }
}
