import type { IssueAddress, OwnComment } from "../../ports/forge-facts.ts";
import type { Home } from "../home.ts";

/** Our comments on a subject by marker: remembered, else looked for once. */
export async function ownCommentsOf(
  home: Home,
  address: IssueAddress,
  subject: string,
  markers: readonly string[],
): Promise<ReadonlyMap<string, OwnComment>> {
  const known = new Map<string, OwnComment>();
  for (const marker of markers) {
    const comment = home.ownComments.get(keyOf(subject, marker));
    if (comment !== undefined) known.set(marker, comment);
  }
  if (known.size === markers.length) return known;
  const found = await home.forge.ownComments(address, markers);
  for (const [marker, comment] of found) rememberOwnComment(home, subject, marker, comment);
  return found;
}

export function rememberOwnComment(home: Home, subject: string, marker: string, comment: OwnComment): void {
  home.ownComments.set(keyOf(subject, marker), comment);
}

/** A comment of ours was edited or deleted, or writing it failed: what we remember of the subject is worth nothing. */
export function forgetOwnComments(home: Home, subject: string): void {
  for (const key of home.ownComments.keys()) if (key.startsWith(`${subject} `)) home.ownComments.delete(key);
}

function keyOf(subject: string, marker: string): string {
  return `${subject} ${marker}`;
}
