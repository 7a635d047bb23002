import { type Cause, MemberId } from "../domain/ids.ts";
import type { ToldRefusal } from "../domain/told-refusal.ts";
import { moment } from "./moment.ts";
import { named } from "./names.ts";
import { refusalText } from "./refusal-text.ts";
import { safeCode } from "./safe-text.ts";
import { truncate } from "./truncate.ts";

/** Of a line that was refused, as much as tells which one it was. */
const longestQuote = 200;

const mostEarlier = 10;

/**
 * The one reply of an issue or pull request: what was refused last, and folded beneath it what others were told before.
 * `told` has the newest last. `words` has the lines as people wrote them, as far as they are at hand.
 */
export function refusalsReply(told: readonly ToldRefusal[], words: ReadonlyMap<Cause, string>): string {
  const last = told.at(-1);
  const first = told.findLastIndex(({ comment }) => comment === null || comment !== last?.comment) + 1;
  const start = last?.comment === null ? told.length - 1 : first;
  const earlier = told.slice(Math.max(0, start - mostEarlier), start).toReversed();
  return [
    ...told.slice(start).map((each) => refusalLine(each, words)),
    ...(earlier.length === 0 ? [] : [foldedAway(earlier, words)]),
  ].join("\n\n");
}

function foldedAway(earlier: readonly ToldRefusal[], words: ReadonlyMap<Cause, string>): string {
  const lines = earlier.map((each) => `- ${refusalLine(each, words)}`);
  return `<details><summary>Refused here before</summary>\n\n${lines.join("\n")}\n</details>`;
}

function refusalLine(
  { cause, text, by, at, refusal }: ToldRefusal,
  words: ReadonlyMap<Cause, string>,
): string {
  const member = MemberId.safeParse(by);
  const who = member.success ? named(member.data) : "somebody who is no member";
  const line = safeCode(truncate(words.get(cause) ?? text, longestQuote));
  return `${line} by ${who} on ${moment(at)}: ${refusalText(refusal)}`;
}
