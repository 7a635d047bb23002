import type { Person } from "./facts.ts";
import type { ProposedDomain } from "./propose-domains.ts";
import type { ProposedMember } from "./propose-members.ts";

/** What a configuration is written from. */
export type Plan = {
  readonly members: readonly ProposedMember[];
  readonly domains: readonly ProposedDomain[];
  readonly lead: string;
  readonly deputy: string | null;
  /** The review section; empty: the shipped one. */
  readonly review: readonly string[];
  /** Bots that opened pull requests here: perhaps agents. */
  readonly bots: readonly Person[];
};

/** `.github/tutti.yml`, as somebody reads it for the first time. */
export function writeConfiguration(plan: Plan): string {
  const { members, domains, lead, deputy, review } = plan;
  return [
    "# Tutti's configuration, proposed by `tutti init` from what the repository shows. Everything may be changed:",
    "# `tutti validate` checks it, and every pull request that touches it is checked as well.",
    "",
    "# observe: looks and reports, refuses nothing. Later advise, then enforce (`tutti promote`).",
    "mode: observe",
    "",
    "# Who leads, and who stands in.",
    deputy === null ? `lead: ${key(lead)}` : `lead: { member: ${key(lead)}, deputy: ${key(deputy)} }`,
    "",
    "# People, each by an id that the team chooses; proposed here is one like the login. The record names people by their ids,",
    "# for ever, beside the titles of tasks and the lines of commands: who wants an id that says less, changes it now.",
    "members:",
    ...members.flatMap((member) => memberLines(member, plan)),
    ...botLines(plan),
    "",
    "# Areas of the repository. Of the patterns of paths, the last that fits wins.",
    "domains:",
    ...domains.flatMap((domain) => domainLines(domain, plan)),
    ...(review.length === 0 ? [] : ["", ...review]),
    "",
  ].join("\n");
}

function memberLines({ id, login, kind }: ProposedMember, { domains, lead }: Plan): readonly string[] {
  const home = domains.find(({ owners }) => owners.includes(id)) ?? domains[0];
  const domain = domains.length > 1 && home !== undefined ? `, domain: ${key(home.id)}` : "";
  const agent = kind === "agent" ? `kind: agent, accountable: ${key(lead)}, ` : "";
  return [`  ${key(id)}: { ${agent}github: ${JSON.stringify(login)}${domain} }`];
}

/** An area that nobody owns is the lead's of all, whom a first reader should find there. */
function domainLines({ id, paths, owners }: ProposedDomain, plan: Plan): readonly string[] {
  const [lead = plan.lead, deputy = owners.length === 0 ? plan.deputy : null] = owners;
  return [
    `  ${key(id)}:`,
    `    lead: ${key(lead)}`,
    ...(deputy === null ? [] : [`    deputy: ${key(deputy)}`]),
    `    paths: [${paths.map((path) => JSON.stringify(path)).join(", ")}]`,
  ];
}

function botLines({ bots, lead }: Plan): readonly string[] {
  if (bots.length === 0) return [];
  return [
    "  # These open pull requests here. Those that are coding agents become members like this:",
    ...bots.map(
      ({ login }, index) =>
        `  # agent-${index + 1}: { kind: agent, github: ${JSON.stringify(login)}, accountable: ${key(lead)} }`,
    ),
  ];
}

/** An id of digits alone, or one that YAML takes for something else, is quoted. */
function key(id: string): string {
  return /^[a-z][a-z\d-]*$/.test(id) && !/^(?:y|n|yes|no|on|off|true|false|null)$/.test(id)
    ? id
    : JSON.stringify(id);
}
