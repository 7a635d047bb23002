import type { IssueAddress, OwnComment } from "../../ports/forge-facts.ts";
import type { Home } from "../home.ts";

/** Our comments on a subject by marker: remembered, else looked for once. */
export async function ownCommentsOf(
  home: Home,
  address: IssueAddress,
  subject: string,
  markers: readonly string[],
): Promise<ReadonlyMap<string, OwnComment>> {
  if (!markers.every((marker) => knowsOwnComment(home, subject, marker))) {
    learnOwnComments(home, subject, markers, await home.forge.ownComments(address, markers));
  }
  return new Map(
    markers.flatMap((marker) => {
      const comment = home.ownComments.get(keyOf(subject, marker)) ?? null;
      return comment === null ? [] : [[marker, comment]];
    }),
  );
}

/** Our comment as far as it is known without asking. */
export function rememberedOwnComment(
  { ownComments }: Pick<Home, "ownComments">,
  subject: string,
  marker: string,
): OwnComment | null {
  return ownComments.get(keyOf(subject, marker)) ?? null;
}

/** Whether it is known where the comment is, or that there is none. */
export function knowsOwnComment(
  { ownComments }: Pick<Home, "ownComments">,
  subject: string,
  marker: string,
): boolean {
  return ownComments.has(keyOf(subject, marker));
}

/** What a look for these markers showed. */
export function learnOwnComments(
  { ownComments }: Pick<Home, "ownComments">,
  subject: string,
  markers: readonly string[],
  found: ReadonlyMap<string, OwnComment>,
): void {
  for (const marker of markers) ownComments.set(keyOf(subject, marker), found.get(marker) ?? null);
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
