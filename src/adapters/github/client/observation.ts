/** One request as it was made, for metrics and for tests that count. */
export type Observation = {
  readonly installation: number | null;
  /** What it was for, as the caller names it. */
  readonly operation: string;
  readonly kind: "read" | "write";
  /** Mutations that the one request carried. */
  readonly mutations: number;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** GitHub's clock as the answer has it, epoch milliseconds; null where none came, or it did not tell. */
  readonly serverTime: number | null;
};

export type Observe = (observation: Observation) => void;
