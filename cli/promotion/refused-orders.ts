import type { EventOf } from "../../src/domain/events.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";

type Refused = EventOf<"CommandRefused">;

/**
 * What stands against a command. A `rule`: who may order what, and when; the stricter a mode, the more comes of that. A
 * `slip`: it says nothing that could be done, in any mode.
 */
const kinds = {
  "no-such-transition": "rule",
  "conditions-open": "rule",
  "not-allowed": "rule",
  "already-assigned": "rule",
  "one-assignee": "rule",
  "not-eligible": "rule",
  "own-work": "rule",
  "edited-by-other": "rule",
  "several-state-labels": "rule",
  "no-such-state": "rule",
  paused: "rule",
  "no-configuration": "slip",
  "not-tracked": "slip",
  "already-so": "slip",
  "unknown-member": "slip",
  "not-assigned": "slip",
  "not-due": "slip",
  "no-pull-request": "slip",
  "several-pull-requests": "slip",
  "several-tasks": "slip",
  "no-task-linked": "slip",
  "no-clock": "slip",
  "nobody-above": "slip",
  "not-paused": "slip",
  "gate-is-open": "slip",
  closed: "slip",
  "rate-limited": "slip",
  unreadable: "slip",
  "own-blocker": "slip",
  "no-such-issue": "slip",
  "until-is-for-agents": "slip",
  "in-the-past": "slip",
  completed: "slip",
  "too-old": "slip",
} as const satisfies Record<RefusalCode, "rule" | "slip">;

/** Orders against the rules, and what was only mistyped or had nothing to do. */
export function partRefused(events: readonly Refused[]): {
  readonly refused: readonly Refused[];
  readonly slips: readonly Refused[];
} {
  return {
    refused: events.filter(({ code }) => kinds[code] === "rule"),
    slips: events.filter(({ code }) => kinds[code] === "slip"),
  };
}
