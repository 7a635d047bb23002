import type { Act } from "../act.ts";
import { chance } from "../chance.ts";
import type { Self } from "../member.ts";
import { pieceTitled } from "../repertoire.ts";
import { issueOf, stateOf } from "../sight.ts";
import type { World } from "../world.ts";

/** Two in three are sent back once. */
const sides = 3;

/** Reviews what it is asked to. */
export function reviewAsPeer({ login, seed }: Self, world: World): Act | null {
  for (const pull of world.pullRequests) {
    if (pull.isDraft || pull.author === login || !pull.reviewRequests.includes(login)) continue;
    const issue = issueOf(pull, world);
    if (issue === null || stateOf(issue) !== "under-review") continue;
    const isFirst = pull.reviews.length === 0;
    const isSentBack = isFirst && chance(seed, `review ${String(issue.number)}`, sides) > 0;
    return {
      kind: "review",
      pullRequest: pull.number,
      head: pull.headRefOid,
      verdict: isSentBack ? "REQUEST_CHANGES" : "APPROVE",
      body: isSentBack
        ? (pieceTitled(issue.title)?.remark ?? "Please look at it once more.")
        : "Sounds right.",
    };
  }
  return null;
}
