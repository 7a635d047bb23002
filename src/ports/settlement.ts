/** How a delivery ended. */
export type Settlement =
  | { readonly id: string; readonly outcome: "done" }
  /** No rule of ours is about it: an unknown event, action or value. */
  | { readonly id: string; readonly outcome: "ignored"; readonly reason: string }
  /** Not its fault: a quota, a suspended installation, an earlier failure of its entity. Costs no try. `until` is epoch milliseconds; null is in a second. */
  | {
      readonly id: string;
      readonly outcome: "deferred";
      readonly reason: string;
      readonly until: number | null;
    }
  /** Costs a try; the third failure makes it a dead letter. */
  | { readonly id: string; readonly outcome: "failed"; readonly reason: string };
