import type { Act } from "../act.ts";
import { chance } from "../chance.ts";
import type { Self } from "../member.ts";
import { repertoire } from "../repertoire.ts";
import type { World } from "../world.ts";
import { reviewAsPeer } from "./peer.ts";

const mostOpenIssues = 3;
/** The first ones come soon after each other; then there is time to look at each. */
const quickIssues = 3;
const pause = { quick: 12_000, usual: 75_000 };

/** Asks for one piece after another, and reviews what comes up as far as the conductor. */
export function conduct(self: Self, world: World): Act | null {
  return reviewAsPeer(self, world) ?? askForPiece(self, world);
}

function askForPiece({ now, seed }: Self, world: World): Act | null {
  if (world.issues.length >= mostOpenIssues) return null;
  const rest = world.issuesEver < quickIssues ? pause.quick : pause.usual;
  const isTooSoon = world.newestIssueAt !== null && now - Date.parse(world.newestIssueAt) < rest;
  if (isTooSoon && world.issues.length > 0) return null;
  const free = repertoire.filter(({ title }) => world.issues.every((issue) => issue.title !== title));
  const piece = free[chance(seed, `piece ${String(world.issuesEver)}`, free.length)];
  if (piece === undefined) return null;
  const file = `\`${piece.section}/\``;
  return {
    kind: "open-issue",
    title: piece.title,
    body: `${piece.wish} The parts are in ${file}.\n\n- [ ] ${piece.criterion}`,
    labels: ["kind/instruction", `domain/${piece.section}`, ...piece.labels],
  };
}
