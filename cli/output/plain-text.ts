// What people wrote, on a terminal: it must not be able to move the cursor or to hide something.

const controls = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** One line of it. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(controls, "").trim();
}

/** Its lines, as they are. */
export function plainLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.replaceAll("\t", "  ").replace(controls, "").trimEnd())
    .join("\n");
}
