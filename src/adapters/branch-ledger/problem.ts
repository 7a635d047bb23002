import type { LedgerProblem, LedgerProblemCode } from "../../ports/ledger-problem.ts";

type Place = { readonly segment?: number; readonly line?: number };

const NEXT_STEPS: Readonly<Record<LedgerProblemCode, string>> = {
  "branch-missing": "Restore the branch from a replica or a clone, or rebuild it from the issues' timelines.",
  "branch-rewound": "Find out who pushed to the branch, and restore it from a replica or a clone.",
  "segment-missing": "Restore the file from the branch's git history.",
  "segment-oversize": "Quarantine the segment; its events are not counted.",
  "broken-header":
    "Compare the file with the branch's git history; quarantine the segment if it cannot be restored.",
  "broken-json":
    "Compare the file with the branch's git history; quarantine the segment if it cannot be restored.",
  "broken-event":
    "Compare the file with the branch's git history; quarantine the segment if it cannot be restored.",
  "broken-count":
    "Compare the file with the branch's git history; quarantine the segment if it cannot be restored.",
  "broken-sequence": "Report it as a defect of the writer that the segment's header names.",
  "broken-chain":
    "Find out who changed the segment; restore its bytes from the branch's git history, or quarantine it.",
  "broken-volume": "Restore the file from the branch's git history.",
  "broken-checkpoint": "Nothing is lost: write a new checkpoint. Find out who changed the old one.",
  "foreign-genesis":
    "This ledger belongs to another home: delete the branch here if the repository is a fork of it.",
  "foreign-commit": "Find out who can push to the branch, and protect it with a ruleset.",
  "newer-reader-required": "Upgrade this program; until then nothing is written here.",
};

export function problem(code: LedgerProblemCode, what: string, place: Place = {}): LedgerProblem {
  return {
    code,
    segment: place.segment ?? null,
    line: place.line ?? null,
    what,
    nextStep: NEXT_STEPS[code],
  };
}

/** Whether the problem is one segment's own: its events are not counted, and its quarantine settles it. */
export function breaksSegment(found: LedgerProblem): found is LedgerProblem & { readonly segment: number } {
  if (found.segment === null) return false;
  switch (found.code) {
    case "segment-oversize":
    case "broken-header":
    case "broken-json":
    case "broken-event":
    case "broken-count":
    case "broken-chain":
      return true;
    case "branch-missing":
    case "branch-rewound":
    case "segment-missing":
    case "broken-sequence":
    case "broken-volume":
    case "broken-checkpoint":
    case "foreign-genesis":
    case "foreign-commit":
    case "newer-reader-required":
      return false;
    default:
      return found.code satisfies never;
  }
}
