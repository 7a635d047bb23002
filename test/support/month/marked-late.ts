import type { LivedMonth } from "./lived-month.ts";

/** The issues that Tutti marked as past a deadline, on GitHub. */
export function markedLate({ stage }: LivedMonth): readonly number[] {
  const { state } = stage.sandbox;
  return state.timeline.all().flatMap(({ actorId, issueId, detail }) => {
    const marks =
      detail.kind === "labeled" && detail.label.name === "sla/breached" && actorId === stage.app.botId;
    return marks ? [state.issues.at(issueId).number] : [];
  });
}
