import { canonicalJson } from "./canonical-json.ts";

/**
 * Canonical JSON with every character beyond Latin-1 as its escape: equal values give equal texts. One such character makes
 * V8 keep a whole text, and all that it is cut from, at two bytes a character.
 * @throws {NotJsonError}
 */
export function oneByteJson(value: unknown): string {
  return canonicalJson(value).replaceAll(/[\u0100-\uffff]/g, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
