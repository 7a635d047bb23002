import { isAgentLogin } from "./agent-login.ts";
import type { Person, RepositoryFacts } from "./facts.ts";
import { freeIdentifier } from "./identifier.ts";
import { readCodeowners } from "./read-codeowners.ts";

export type ProposedMember = {
  readonly id: string;
  readonly login: string;
  readonly kind: "human" | "agent";
};

/** Ids that mean something else in a configuration. */
const reserved = new Set(["tutti", "all", "none", "nobody", "everybody", "domain-leads"]);
/** Nobody reads a longer list; whoever is missing is added by hand. */
export const mostMembers = 60;
const ranks = ["admin", "maintain", "write", "triage", "read", "none"] as const;
const mayWork = new Set<Person["permission"]>(["admin", "maintain", "write", "triage"]);

/**
 * Who works here: people who may, whoever owns code, and whoever runs the command when nobody else does; those who
 * may decide first, then the most active. Bots are never members of themselves. Accounts that are known as agents', or
 * are called so, come as agents; but somebody is a human.
 */
export function proposeMembers(facts: RepositoryFacts): readonly ProposedMember[] {
  const people = workersOf(facts).toSorted(byWeight);
  const logins = people.length > 0 ? people.map(({ login }) => login) : facts.me === null ? [] : [facts.me];
  const taken = new Set(reserved);
  const isAgent = (login: string): boolean =>
    login !== facts.me && (facts.agents.includes(login.toLowerCase()) || isAgentLogin(login));
  const proposed = logins.slice(0, mostMembers).map((login): ProposedMember => {
    const id = freeIdentifier(login, "member", taken);
    taken.add(id);
    return { id, login, kind: isAgent(login) ? "agent" : "human" };
  });
  return proposed.some(({ kind }) => kind === "human")
    ? proposed
    : proposed.map(({ id, login }) => ({ id, login, kind: "human" }));
}

/** People who may work here, or own code. */
export function workersOf(facts: RepositoryFacts): readonly Person[] {
  const owners = new Set(ownersOf(facts).map((login) => login.toLowerCase()));
  return facts.people.filter(({ kind, login, permission }) => {
    return kind === "user" && (mayWork.has(permission) || owners.has(login.toLowerCase()));
  });
}

/** Logins that CODEOWNERS names, members of its teams too. */
function ownersOf({ codeowners, teams }: RepositoryFacts): readonly string[] {
  return readCodeowners(codeowners ?? "").flatMap((owned) => [
    ...owned.logins,
    ...owned.teams.flatMap((team) => teams.get(team) ?? []),
  ]);
}

function byWeight(left: Person, right: Person): number {
  return (
    ranks.indexOf(left.permission) - ranks.indexOf(right.permission) ||
    right.pullRequests - left.pullRequests ||
    left.login.localeCompare(right.login)
  );
}
