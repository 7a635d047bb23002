import type { ConfigurationFault } from "../../src/ports/configuration-reader.ts";
import type { Person, RepositoryFacts } from "./facts.ts";
import { proposeDomains, type ProposedDomain } from "./propose-domains.ts";
import { type ProposedMember, proposeMembers } from "./propose-members.ts";
import { unseenNotes } from "./unseen-notes.ts";
import { type Plan, writeConfiguration } from "./write-configuration.ts";

export type Fitted = {
  readonly text: string;
  readonly plan: Plan;
  /** What the team should know about how it came out. */
  readonly notes: readonly string[];
};

export type CheckText = (text: string) => Promise<readonly ConfigurationFault[]>;

/** Of them, everybody knows that they are no members. */
const wellKnownBots =
  /^(?:dependabot|renovate|github-actions|pre-commit-ci|allcontributors)(?:-bot)?\[bot\]$/i;

/**
 * The first of a few proposals that is valid, from the most exact to the simplest: a team that is too small for its areas
 * or layers gets fewer of them. Null when there is nobody to name.
 */
export async function fitConfiguration(facts: RepositoryFacts, check: CheckText): Promise<Fitted | null> {
  const members = proposeMembers(facts);
  const humans = members.filter(({ kind }) => kind === "human");
  const lead = leadOf(
    facts,
    humans.map(({ id }) => id),
    humans.find(({ login }) => login === facts.me)?.id,
  );
  if (lead === null) return null;
  const deputy = humans.find(({ id }) => id !== lead)?.id ?? null;
  const bots = facts.people.filter(({ kind, login }) => kind === "bot" && !wellKnownBots.test(login));
  const exact = { members, domains: proposeDomains(facts, members), lead, deputy, review: [], bots };
  let faults: readonly ConfigurationFault[] = [];
  for (const { plan, note } of simplerAndSimpler(exact, facts.peopleAreComplete)) {
    const text = writeConfiguration(plan);
    faults = await check(text);
    if (faults.length === 0)
      return {
        text,
        plan,
        notes: [
          ...(note === null ? [] : [note]),
          ...unseenNotes(facts),
          ...agentNotes(members, lead),
          ...botNotes(bots),
        ],
      };
  }
  throw new NothingFits(faults);
}

const oneDomain: readonly ProposedDomain[] = [{ id: "app", paths: ["**"], owners: [] }];
const fewerLayers = [
  "# A small team: no layers of their own for QA and architecture.",
  "review:",
  "  layers: { qa: { lead-from-tier: 5 }, architecture: { from-tier: 5 } }",
];
const solo = [
  "# One person: pull requests of agents are theirs to review; CI reviews their own.",
  "review: { separation: solo }",
];

const waiver = "reviews are agents' and CI's, and a waiver is on record for one's own work.";

function simplerAndSimpler(
  exact: Plan,
  peopleAreComplete: RepositoryFacts["peopleAreComplete"],
): readonly { readonly plan: Plan; readonly note: string | null }[] {
  const alone = exact.members.filter(({ kind }) => kind === "human").length === 1;
  const small = "The team is small: QA and architecture have no layers of their own yet.";
  return [
    ...(alone ? [] : [{ plan: exact, note: null }]),
    ...(alone ? [] : [{ plan: { ...exact, review: fewerLayers }, note: small }]),
    ...(alone
      ? []
      : [
          {
            plan: { ...exact, domains: oneDomain },
            note: "Too few people own the areas that the repository shows: it is one area for now.",
          },
          { plan: { ...exact, domains: oneDomain, review: fewerLayers }, note: small },
        ]),
    {
      plan: { ...exact, domains: oneDomain, review: solo },
      note: peopleAreComplete
        ? `One person alone: ${waiver}`
        : `One person was found, and the proposal is for one alone: ${waiver} Take \`separation: solo\` out when you add others.`,
    },
  ];
}

/** Who runs the command when they may, else the first of those who may decide. */
function leadOf(facts: RepositoryFacts, ids: readonly string[], mine: string | undefined): string | null {
  const me = facts.people.find(({ login }) => login === facts.me);
  const leads = me === undefined || me.permission === "admin" || me.permission === "maintain";
  return (leads ? mine : undefined) ?? ids[0] ?? null;
}

function agentNotes(members: readonly ProposedMember[], lead: string): readonly string[] {
  const agents = members.filter(({ kind }) => kind === "agent").map(({ login }) => login);
  if (agents.length === 0) return [];
  return [
    `Taken for ${agents.length === 1 ? "an agent" : "agents"}: ${agents.join(", ")}. ${lead} is proposed as the human who answers for ${agents.length === 1 ? "it" : "them"}; for a person, take out \`kind\` and \`accountable\`.`,
  ];
}

function botNotes(bots: readonly Person[]): readonly string[] {
  if (bots.length === 0) return [];
  return [
    `Bots open pull requests here (${bots.map(({ login }) => login).join(", ")}): see the comment in the file.`,
  ];
}

/** Even the simplest proposal is not valid: a mistake of this program's. */
export class NothingFits extends Error {
  override readonly name = "NothingFits";
  constructor(faults: readonly ConfigurationFault[]) {
    super(`no proposal is valid: ${faults.map(({ line, message }) => `${line}: ${message}`).join("; ")}`);
  }
}
