import { Timestamp, toInstant } from "../../src/domain/timestamp.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far away a point in time is, for people: "in 3 h", "2 days ago", "just now". Whole units, rounded towards now. */
export function distance(at: Timestamp, now: Timestamp): string {
  const span = toInstant(at) - toInstant(now);
  const length = Math.abs(span);
  if (length < minute) return "just now";
  return span > 0 ? `in ${lengthText(length)}` : `${lengthText(length)} ago`;
}

function lengthText(length: number): string {
  if (length < hour) return `${Math.floor(length / minute)} min`;
  if (length < 2 * day) return `${Math.floor(length / hour)} h`;
  return `${Math.floor(length / day)} days`;
}

/** A point in time as our texts have it. */
const moments = /\b(\d{4}-[01]\d-[0-3]\d) ([0-2]\d:[0-5]\d) UTC\b/g;

/** The text with how far away each point in time is, beside it. */
export function withDistances(text: string, now: Timestamp): string {
  return text.replace(moments, (moment, date: string, time: string) => {
    const at = Timestamp.safeParse(`${date}T${time}:00.000Z`);
    return at.success ? `${moment} (${distance(at.data, now)})` : moment;
  });
}
