import type { Timestamp } from "../domain/timestamp.ts";

/** A point in time for people of several time zones: `2026-03-02 14:00 UTC`. */
export function moment(at: Timestamp): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
