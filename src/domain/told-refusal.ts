import { z } from "zod";
import type { EventOf } from "./events.ts";
import { Cause } from "./ids.ts";
import { RefusalCode, RefusalFacts } from "./refusal.ts";
import { Timestamp } from "./timestamp.ts";

/** A refusal as it is told where its command was given: whose command it was, in which words, and why not. */
export const ToldRefusal = z.object({
  at: Timestamp,
  /** A member's id, or `account:<id>` for somebody who is no member. */
  by: z.string(),
  cause: Cause,
  /** As much of the command as tells which one it was, with ids in the place of logins. */
  text: z.string(),
  /** The comment that it stands in; null for what was done by hand. */
  comment: z.string().nullable(),
  refusal: z.object({ code: RefusalCode, facts: RefusalFacts }),
});
export type ToldRefusal = z.infer<typeof ToldRefusal>;

/** More than one comment can hold commands, so that none of the newest is missing. */
const remembered = 25;
const longestText = 300;

/** The refusals of one issue or pull request, the newest last. */
export function rememberRefusal(
  before: readonly ToldRefusal[] | undefined,
  event: EventOf<"CommandRefused">,
): readonly ToldRefusal[] {
  const { at, by, cause, text, place, code, facts } = event;
  if (cause === undefined) return before ?? [];
  const comment = place?.comment ?? null;
  const told = { at, by, cause, text: text.slice(0, longestText), comment, refusal: { code, facts } };
  return [...(before ?? []).slice(1 - remembered), told];
}
