/**
 * Something could not be read or shown now; `uncertain` where GitHub was asked to write it and does not say whether it did,
 * `unreadable` where it does not answer for this one subject. `retryAt` is epoch milliseconds when GitHub said so.
 */
export type Unavailable = {
  readonly outcome: "unavailable" | "uncertain" | "unreadable";
  readonly reason: string;
  readonly retryAt: number | null;
};
