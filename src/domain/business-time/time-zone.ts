import { Temporal } from "temporal-polyfill";
import * as z from "zod";

/** The id of a time zone that this machine knows ("Europe/Paris", "UTC", "+05:30"). */
export const TimeZone = z
  .string()
  .refine(isKnownTimeZone, {
    error: (issue) => `"${String(issue.input)}" is no known time zone; write it like "Europe/Paris" or "UTC"`,
  })
  .brand<"TimeZone">();
export type TimeZone = z.infer<typeof TimeZone>;

/** A stretch of time in which a zone's clocks are a constant number of milliseconds ahead of UTC. */
export type OffsetSpan = { readonly from: number; readonly to: number; readonly offset: number };

/** The stretches of constant offset that fill `[from, to)`, in order: one, or more where clocks are changed. */
export function offsetSpans(timeZone: TimeZone, from: number, to: number): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let start = from;
  while (start < to) {
    const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
    const change = local.getTimeZoneTransition("next")?.epochMilliseconds ?? to;
    const end = Math.min(change, to);
    spans.push({ from: start, to: end, offset: Math.round(local.offsetNanoseconds / 1_000_000) });
    start = end;
  }
  return spans;
}

function isKnownTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
