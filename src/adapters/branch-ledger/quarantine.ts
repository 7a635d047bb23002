import type { AppendOutcome, LedgerPosition } from "../../ports/ledger.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { append } from "./append.ts";
import type { LedgerContext } from "./context.ts";
import { quarantineDrafts } from "./quarantine-record.ts";

export async function quarantine(
  context: LedgerContext,
  problems: readonly LedgerProblem[],
  at: string,
  position: LedgerPosition,
): Promise<AppendOutcome> {
  const drafts = quarantineDrafts(problems, at);
  if (drafts.length === 0) return { outcome: "appended", position, events: [] };
  const segments = drafts.map((draft) => draft["segment"]).join(", ");
  return append(context, { subject: `Quarantine segment ${segments}`, drafts }, position);
}
