/** Marks of writing direction, zero-width spaces, byte-order marks: invisible, and able to hide what a line says. */
const invisible = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** One space for each run of white space of any kind, none at the ends, no invisible marks. Letters stay as they are. */
export function normalizeLine(raw: string): string {
  return raw.replace(invisible, "").replace(/\s+/g, " ").trim();
}
