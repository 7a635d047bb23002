/** The only source of the present, and the only way to wait. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;

  /** Resolves after `milliseconds`; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
