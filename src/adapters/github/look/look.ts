// Looks at issues and pull requests as they are now: one query for all, and several where GitHub fails at one of them.
import { type Forge, ForgeUnavailable } from "../../../ports/forge.ts";
import type { Permission, Person, Unreadable } from "../../../ports/forge-facts.ts";
import { inChunks } from "../in-chunks.ts";
import { type Answered, type Asked, lookTogether } from "./look-together.ts";
import type { LookParts } from "./look-parts.ts";
import { permissionsAlone } from "./permissions-alone.ts";
import { hasFailed, mayPass, noteRead, seeEach } from "./see-each.ts";

/** As many as GitHub answers well within its ten seconds. */
const ISSUES_A_REQUEST = 100;
const PULL_REQUESTS_A_REQUEST = 20;
const PEOPLE_A_REQUEST = 20;

type Looks = Awaited<ReturnType<Forge["look"]>>;

export async function look(parts: LookParts, subjects: Parameters<Forge["look"]>[0]): Promise<Looks> {
  const issueChunks = inChunks(subjects.issues, ISSUES_A_REQUEST);
  const pullRequestChunks = inChunks(subjects.pullRequests, PULL_REQUESTS_A_REQUEST);
  const peopleChunks = inChunks(subjects.people ?? [], PEOPLE_A_REQUEST);
  const rounds = Math.max(issueChunks.length, pullRequestChunks.length, peopleChunks.length);
  const looks: Looks[] = [];
  for (let round = 0; round < rounds; round += 1) {
    looks.push(
      await lookOnce(parts, {
        issues: issueChunks[round] ?? [],
        pullRequests: pullRequestChunks[round] ?? [],
        people: peopleChunks[round] ?? [],
      }),
    );
  }
  return {
    issues: looks.flatMap(({ issues }) => issues),
    pullRequests: looks.flatMap(({ pullRequests }) => pullRequests),
    permissions: looks.flatMap(({ permissions }) => permissions),
    serverTime: looks.at(-1)?.serverTime ?? null,
  };
}

async function lookOnce(parts: LookParts, asked: Asked): Promise<Looks> {
  const mayFail =
    asked.issues.some((issue) => hasFailed(parts.issues, issue)) ||
    asked.pullRequests.some((pullRequest) => hasFailed(parts.pullRequests, pullRequest)) ||
    asked.people.some((person) => hasFailed(parts.people, person));
  if (mayFail) return lookApart(parts, asked);
  try {
    const answered = await lookTogether(parts, asked);
    for (const issue of asked.issues) noteRead(parts.issues, issue);
    for (const pullRequest of asked.pullRequests) noteRead(parts.pullRequests, pullRequest);
    for (const person of asked.people) noteRead(parts.people, person);
    return answered;
  } catch (error) {
    if (!mayPass(error)) throw error;
    return await lookApart(parts, asked);
  }
}

/**
 * Each kind by itself: GitHub may fail at all pull requests, and answer for issues.
 * @throws ForgeUnavailable when it answers for none
 */
async function lookApart(parts: LookParts, { issues, pullRequests, people }: Asked): Promise<Looks> {
  let serverTime: Answered["serverTime"] = null;
  const ask = async (some: Partial<Asked>): Promise<Answered> => {
    const answered = await lookTogether(parts, { issues: [], pullRequests: [], people: [], ...some }, "one");
    serverTime = answered.serverTime;
    return answered;
  };
  const seen = {
    issues: await seeEach(parts.issues, issues, async (some) => (await ask({ issues: some })).issues),
    pullRequests: await seeEach(
      parts.pullRequests,
      pullRequests,
      async (some) => (await ask({ pullRequests: some })).pullRequests,
    ),
  };
  const permissions = await permissionsApart(parts, people, ask);
  const looks = [...seen.issues, ...seen.pullRequests];
  const answers = looks.length > 0 ? looks : permissions;
  const [unanswered] = answers.filter(isUnanswered);
  if (unanswered !== undefined && answers.every(isUnanswered)) {
    throw new ForgeUnavailable(unanswered.unreadable, null);
  }
  return { ...seen, permissions, serverTime };
}

async function permissionsApart(
  { client, people: readings }: LookParts,
  people: readonly Person[],
  ask: (some: Partial<Asked>) => Promise<Answered>,
): Promise<readonly (Permission | Unreadable)[]> {
  if (people.length === 0) return [];
  try {
    if (!people.some((person) => hasFailed(readings, person))) return (await ask({ people })).permissions;
  } catch (error) {
    if (!mayPass(error)) throw error;
  }
  return await permissionsAlone(client, readings, people);
}

function isUnanswered(look: object | string): look is Unreadable {
  return typeof look === "object" && "others" in look && look.others === "unanswered";
}
