import { NoStateError, restore, stateVersion } from "../domain/checkpoint.ts";
import { OrganizationState } from "../domain/organization-state.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { Checkpoint, Ledger, OpenOutcome } from "../ports/ledger.ts";

type Opened = Extract<OpenOutcome, { readonly outcome: "opened" }>;

/** The state is that of the checkpoint, or of nothing; the events are what follows. */
export type OpenedLedger =
  | Exclude<OpenOutcome, Opened>
  | (Omit<Opened, "checkpoint"> & { readonly state: OrganizationState });

/** No checkpoint has this version, so that the whole log is read. */
export const noStateVersion = 0;

/** A ledger with the state at its checkpoint. One that cannot be read is passed over: the log says everything. */
export async function openLedger(ledger: Ledger): Promise<OpenedLedger> {
  const opened = await ledger.open(stateVersion);
  if (opened.outcome !== "opened") return opened;
  const { checkpoint, ...rest } = opened;
  if (checkpoint === null) return { ...rest, state: OrganizationState.empty() };
  const restored = tryRestore(checkpoint);
  if ("state" in restored) return { ...rest, ...restored };
  const replayed = await ledger.open(noStateVersion);
  if (replayed.outcome !== "opened") return replayed;
  const problems = [unreadable(restored.error), ...replayed.problems];
  return { ...replayed, problems, state: OrganizationState.empty() };
}

type Restored = { readonly state: OrganizationState } | { readonly error: NoStateError };

function tryRestore({ shards }: Checkpoint): Restored {
  try {
    return { state: restore(shards) };
  } catch (error) {
    if (error instanceof NoStateError) return { error };
    throw error;
  }
}

function unreadable({ message }: NoStateError): LedgerProblem {
  return {
    code: "broken-checkpoint",
    segment: null,
    line: null,
    what: `the checkpoint is whole, and no state: ${message}`,
    nextStep:
      "Nothing is lost: the log was read in its place. Report it as a defect of the version that wrote it.",
  };
}
