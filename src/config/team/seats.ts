import type { Seat } from "../../domain/organization/schema.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { SeatEntry } from "../file/names.ts";
import { humansOf } from "./entries.ts";

export function seatOf(entry: SeatEntry): Seat {
  return typeof entry === "string"
    ? { member: entry, deputy: null }
    : { member: entry.member, deputy: entry.deputy ?? null };
}

/** Who leads the team: whoever the file names, else the only human. Null when there are several, or none. */
export function leadOf(file: ConfigurationFile): Seat | null {
  if (file.lead !== undefined) return seatOf(file.lead);
  const [only, second] = humansOf(file);
  return only === undefined || second !== undefined ? null : { member: only, deputy: null };
}
