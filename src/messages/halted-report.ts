import type { CheckText } from "./gate-report.ts";
import { safeText } from "./safe-text.ts";

/** The gate of a pull request whose record must not be relied on now: what is wrong, and who mends it. */
export function haltedReport({
  what,
  nextStep,
}: {
  readonly what: string;
  readonly nextStep: string;
}): CheckText {
  return {
    title: "Waits for an operator: the record cannot be relied on",
    summary: [
      "What was decided so far is kept on the branch `tutti-ledger`, and nothing can be read from it or added to it now. No review is lost: the gate is answered again once this is mended.",
      "",
      `- What is wrong: ${safeText(what)}`,
      `- What an operator can do: ${safeText(nextStep)}`,
    ].join("\n"),
  };
}

/** The same where nothing is held back yet. */
export function advisoryHaltReport(problem: { readonly what: string; readonly nextStep: string }): CheckText {
  const { summary } = haltedReport(problem);
  return { title: "Holds nothing back; the record cannot be relied on", summary };
}
