import type { MemberId } from "../domain/ids.ts";

/** A member in a text: as code, so that nobody is mentioned by an edit. Ids need no escaping. */
export function named(member: MemberId): string {
  return `\`${member}\``;
}

/** "a, b and c". */
export function listOf(items: readonly string[], word: "and" | "or" = "and"): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
