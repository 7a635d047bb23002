import type { Act } from "../act.ts";
import { chance } from "../chance.ts";
import type { Decide, Self } from "../member.ts";
import { hasSaid, isIn, isMergeable, issueOf, stateOf } from "../sight.ts";
import type { World } from "../world.ts";
import { reviewAsPeer } from "./peer.ts";

export type Section = {
  readonly domain: string;
  readonly players: readonly string[];
  /** Those of the players whose pull requests the lead merges. */
  readonly agents: readonly string[];
};

const unassigned: ReadonlySet<string | null> = new Set(["pending", "in-planning"]);

/** Gives out what comes to the section, and reviews as its lead. */
export function leadSection(section: Section): Decide {
  return (self, world) =>
    assign(section, self, world) ??
    review(section, self, world) ??
    reviewAsPeer(self, world) ??
    mergeForAgents(section, world);
}

function assign({ domain, players }: Section, { login, seed }: Self, world: World): Act | null {
  for (const issue of world.issues) {
    if (!isIn(issue, domain) || issue.assignees.length > 0 || !unassigned.has(stateOf(issue))) continue;
    const load = (player: string) =>
      world.issues.filter(({ assignees }) => assignees.includes(player)).length;
    const least = Math.min(...players.map(load));
    const free = players.filter((player) => load(player) === least);
    const player = free[chance(seed, `player ${String(issue.number)}`, free.length)];
    if (player === undefined) return null;
    const body = `/assign @${player}`;
    if (!hasSaid(issue, login, body)) return { kind: "comment", issue: issue.number, body };
  }
  return null;
}

function review({ domain }: Section, { login }: Self, world: World): Act | null {
  for (const pull of world.pullRequests) {
    const issue = issueOf(pull, world);
    if (issue === null || !isIn(issue, domain) || stateOf(issue) !== "domain-review") continue;
    if (pull.author === login) continue;
    const isDone = pull.reviews.some(
      (review) => review.author === login && review.commit?.oid === pull.headRefOid,
    );
    if (isDone) continue;
    return {
      kind: "review",
      pullRequest: pull.number,
      head: pull.headRefOid,
      verdict: "APPROVE",
      body: "Fits the rest of the section.",
    };
  }
  return null;
}

function mergeForAgents({ agents }: Section, world: World): Act | null {
  const pull = world.pullRequests.find((one) => agents.includes(one.author) && isMergeable(one));
  return pull === undefined ? null : { kind: "merge", pullRequest: pull.number, head: pull.headRefOid };
}
