import { translate } from "../src/adapters/github/webhooks/translate.ts";
import type { Timestamp } from "../src/domain/timestamp.ts";
import type { Hint } from "../src/ports/hint.ts";

/** What the event that started the workflow says; nothing for a schedule or a start by hand. */
export function hintsOf(event: string, payload: unknown, at: Timestamp): readonly Hint[] {
  const translation = translate(webhookOf(event), payload, at);
  return translation.outcome === "hints" ? translation.hints : [];
}

/** A workflow sees the same payload as a webhook, under the same name but for this one. */
function webhookOf(event: string): string {
  return event === "pull_request_target" ? "pull_request" : event;
}
