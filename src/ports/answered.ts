import { ForgeUnavailable } from "./forge.ts";
import type { Missing, Unreadable } from "./forge-facts.ts";

/**
 * What was seen of one subject; null when it is missing. For whoever has nothing else to go on with.
 * @throws ForgeUnavailable when GitHub does not answer for it
 */
export function answered<Look extends { readonly facts: unknown }>(
  look: Look | Missing | Unreadable | undefined,
): Look | null {
  if (look === undefined || "missing" in look) return null;
  if ("unreadable" in look) throw new ForgeUnavailable(look.unreadable, null);
  return look;
}
