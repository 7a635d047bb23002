import type { Mode } from "../../src/domain/organization/schema.ts";

const line = /^mode:[ \t]*[^\s#]+/m;

/** The configuration with another mode: one line differs, its comment stays. */
export function setMode(text: string, mode: Mode): string {
  if (line.test(text)) return text.replace(line, `mode: ${mode}`);
  const start = /^---[ \t]*\r?\n/.exec(text)?.[0] ?? "";
  return `${start}mode: ${mode}\n${text.slice(start.length)}`;
}
