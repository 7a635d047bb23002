import type { Timestamp } from "./account.ts";

/** One attempt to deliver an event to an app; a redelivery is a row of its own with the same `guid`. */
export type Delivery = {
  readonly id: number;
  readonly guid: string;
  readonly appId: number;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly event: string;
  readonly action: string | null;
  readonly isRedelivery: boolean;
  readonly deliveredAt: Timestamp;
  /** Seconds. */
  readonly duration: number;
  readonly status: string;
  /** 0 when there was no answer. */
  readonly statusCode: number;
  readonly url: string;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  readonly response: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
};
