import { type Duration, hours } from "../domain/time.ts";

const hoursPerUnit = { m: 1 / 60, h: 1, d: 8 } as const;

/** `90m`, `4h`, `1.5h`, or `2d` of 8 working hours each. Nothing for other texts, no time at all, or 1,000 and more. */
export function readDuration(text: string): Duration | undefined {
  const [, count, unit] = /^(\d{1,3}(?:\.\d{1,2})?)([mhd])$/.exec(text.toLowerCase()) ?? [];
  if (count === undefined || (unit !== "m" && unit !== "h" && unit !== "d")) return undefined;
  const effort = hours(Number(count) * hoursPerUnit[unit]);
  return effort > 0 ? effort : undefined;
}
