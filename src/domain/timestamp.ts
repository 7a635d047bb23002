import { z } from "zod";
import { type Instant, formatInstant, instant } from "./time.ts";

/**
 * A point in time as events and state hold it: always `YYYY-MM-DDTHH:mm:ss.sssZ`, so that a person can read the
 * ledger and two timestamps compare as texts.
 */
export const Timestamp = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand("Timestamp");
export type Timestamp = z.infer<typeof Timestamp>;

// oxlint-disable-next-line no-restricted-globals -- conversion only
const parseMilliseconds = Date.parse;

export function toTimestamp(at: Instant): Timestamp {
  const text = formatInstant(at);
  return isOfTimestampLength(text) ? text : Timestamp.parse(text);
}

/** Enough for a formatted instant, whose years have four digits: parsing each would cost more than formatting it. */
function isOfTimestampLength(formatted: string): formatted is Timestamp {
  return formatted.length === 24;
}

export function toInstant(timestamp: Timestamp): Instant {
  return instant(parseMilliseconds(timestamp));
}

export function latest(left: Timestamp, right: Timestamp): Timestamp {
  return left > right ? left : right;
}
