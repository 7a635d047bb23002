// An event as the ledger stores it: an envelope that the ledger understands around a payload that it does not.

type Envelope = {
  /** Version of this event type's shape. */
  readonly v: number;
  /** Past tense, PascalCase. */
  readonly type: string;
  /** ISO 8601, UTC. Not an order: `seq` is. */
  readonly at: string;
  /** Member id. */
  readonly by?: string;
  readonly task?: string;
  readonly cause?: string;
};

type Payload = { readonly [key: string]: unknown };

/** What a use case wants recorded: JSON values only, an absent property rather than an undefined one. */
export type EventDraft = Envelope & Payload;

/** What was recorded. `seq` counts all events of the ledger from 1, without gaps but for quarantined segments. */
export type StoredEvent = Envelope & { readonly seq: number } & Payload;
