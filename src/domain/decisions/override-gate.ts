import type { CommandOf } from "../commands.ts";
import { answerGate } from "../gate.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Draft } from "./draft.ts";

/** `/override <reason>`: opens the gate for this head, with the layers that were missing on record. */
export function overrideGate(draft: Draft, command: CommandOf<"OverrideGate">): Refusal | null {
  const pullRequest = draft.pullRequest(command.pullRequest);
  if (pullRequest.status !== "open") return refuse("closed", { number: pullRequest.number });
  const gate = answerGate(draft.state, pullRequest);
  if (gate.open) return refuse("gate-is-open");
  const member = draft.actor.kind === "tutti" ? null : draft.actor.member;
  if (member === null) return refuse("not-allowed", { needed: ["tech-lead"] });
  draft.record({
    ...draft.stamp,
    type: "GateOverridden",
    pullRequest: pullRequest.id,
    member,
    reason: command.reason,
    head: pullRequest.head.sha,
    comment: command.place?.comment ?? null,
    missing: gate.layers.filter(({ satisfied }) => !satisfied).map(({ layer }) => layer),
  });
  return null;
}
