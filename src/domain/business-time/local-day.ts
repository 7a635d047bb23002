import { Temporal } from "temporal-polyfill";
import * as z from "zod";

export const millisecondsPerDay = 86_400_000;

/** A date on a wall calendar, `YYYY-MM-DD`, of no particular time zone. */
export const LocalDate = z.iso.date().brand<"LocalDate">();
export type LocalDate = z.infer<typeof LocalDate>;

const epoch = new Temporal.PlainDate(1970, 1, 1);

/** Dates counted in days since 1970-01-01, so that neighbours differ by one. */
export function dayOf(date: LocalDate): number {
  return epoch.until(Temporal.PlainDate.from(date), { largestUnit: "days" }).days;
}

export function dateOf(day: number): LocalDate {
  return LocalDate.parse(epoch.add({ days: day }).toString());
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  const weekdayOfTheEpoch = 3;
  return (((day + weekdayOfTheEpoch) % 7) + 7) % 7;
}
