import { parsePathPattern } from "../../src/domain/glob/path-pattern.ts";
import type { RepositoryFacts } from "./facts.ts";
import { freeIdentifier } from "./identifier.ts";
import type { ProposedMember } from "./propose-members.ts";
import { type OwnedPattern, readCodeowners } from "./read-codeowners.ts";

export type ProposedDomain = {
  readonly id: string;
  readonly paths: readonly string[];
  /** Ids of members, the most weighty first; none: it is the lead's of all. */
  readonly owners: readonly string[];
};

const mostDomains = 12;
const general = "app";

/** Folders whose directories are packages of their own. */
export const packageFolders = ["packages", "apps", "services", "libs", "crates", "modules"];

/** Areas of the repository: those of CODEOWNERS, else its packages, else all of it. */
export function proposeDomains(
  facts: RepositoryFacts,
  members: readonly ProposedMember[],
): readonly ProposedDomain[] {
  const owned = ownedDomains(facts, members);
  if (owned.length > 0) return withRest(owned);
  const packages = packageDomains(facts);
  return packages.length > 1 ? withRest(packages) : [{ id: general, paths: ["**"], owners: [] }];
}

/** Patterns of the same owners are one area, in the order in which they first come. */
function ownedDomains(facts: RepositoryFacts, members: readonly ProposedMember[]): readonly ProposedDomain[] {
  const areas = new Map<string, { readonly owned: OwnedPattern[]; readonly owners: readonly string[] }>();
  for (const owned of readCodeowners(facts.codeowners ?? "")) {
    if (!parsePathPattern(owned.pattern).ok) continue;
    const owners = membersAmong(owned, facts, members);
    if (owners.length === 0) continue;
    const key = [...owned.teams, ...owned.logins].join(" ").toLowerCase();
    const area = areas.get(key) ?? { owned: [], owners };
    area.owned.push(owned);
    areas.set(key, area);
  }
  const taken = new Set<string>();
  return [...areas.values()].slice(0, mostDomains).map(({ owned, owners }) => {
    const id = freeIdentifier(nameOf(owned), general, taken);
    taken.add(id);
    return { id, paths: owned.map(({ pattern }) => (pattern === "*" ? "**" : pattern)), owners };
  });
}

function membersAmong(
  { logins, teams }: OwnedPattern,
  facts: RepositoryFacts,
  members: readonly ProposedMember[],
): readonly string[] {
  const wanted = new Set(
    [...logins, ...teams.flatMap((team) => facts.teams.get(team) ?? [])].map((login) => login.toLowerCase()),
  );
  return members
    .filter(({ login, kind }) => kind === "human" && wanted.has(login.toLowerCase()))
    .map(({ id }) => id);
}

/** By the team that owns it, else by its first directory. */
function nameOf(owned: readonly OwnedPattern[]): string {
  const [first] = owned;
  const team = first?.teams[0]?.split("/")[1];
  if (team !== undefined) return team;
  const directory = first?.pattern
    .split("/")
    .filter((part) => part !== "" && !/[*?{[]/.test(part))
    .at(-1);
  return directory === undefined ? general : directory.replace(/\.[^.]*$/, "");
}

function packageDomains({ directories }: RepositoryFacts): readonly ProposedDomain[] {
  const taken = new Set<string>([general]);
  return directories
    .filter((path) => packageFolders.includes(path.split("/")[0] ?? "") && path.split("/").length === 2)
    .filter((path) => parsePathPattern(`/${path}/`).ok)
    .slice(0, mostDomains - 1)
    .map((path) => {
      const id = freeIdentifier(path.split("/")[1] ?? path, "package", taken);
      taken.add(id);
      return { id, paths: [`/${path}/`], owners: [] };
    });
}

/** What no area has is in a general one, which comes first: the last pattern that fits wins. */
function withRest(domains: readonly ProposedDomain[]): readonly ProposedDomain[] {
  if (domains.some(({ paths }) => paths.includes("**"))) {
    return domains.toSorted(
      (left, right) => Number(right.paths.includes("**")) - Number(left.paths.includes("**")),
    );
  }
  const taken = new Set(domains.map(({ id }) => id));
  return [{ id: freeIdentifier(general, general, taken), paths: ["**"], owners: [] }, ...domains];
}
