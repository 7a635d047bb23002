import type { Blocker, Task } from "../domain/task/schema.ts";
import { moment } from "./moment.ts";
import { named } from "./names.ts";
import { safeText } from "./safe-text.ts";

/** Why a task stands still, and who or what has to move first; null when it does not. */
export function waitingText({ state, blocker, escalation }: Task): string | null {
  if (state === "blocked" && blocker !== null) return blockedText(blocker);
  if (state !== "escalated" || escalation === null) return null;
  const to = escalation.to === null ? "nobody above is named" : `waits for ${named(escalation.to)}`;
  return `Escalated: ${safeText(escalation.reason)} · ${to}`;
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
