export type LedgerProblemCode =
  | "branch-missing"
  | "branch-rewound"
  | "segment-missing"
  | "segment-oversize"
  | "broken-header"
  | "broken-json"
  | "broken-event"
  | "broken-count"
  | "broken-sequence"
  | "broken-chain"
  | "broken-volume"
  | "broken-checkpoint"
  | "foreign-genesis"
  | "foreign-commit"
  | "newer-reader-required";

/** Something wrong with the ledger, for the operator who has to mend it. */
export type LedgerProblem = {
  readonly code: LedgerProblemCode;
  /** Number of the segment, null when the problem is not one segment's. */
  readonly segment: number | null;
  /** Line in the segment, from 1 (the header), null when it is not one line's. */
  readonly line: number | null;
  readonly what: string;
  readonly nextStep: string;
};
