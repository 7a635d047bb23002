import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { RepositoryRole } from "../state/repository.ts";
import { seedOrganization, seedTeam, seedToken, seedUser } from "./seed-accounts.ts";
import { seedRepository } from "./seed-repository.ts";

export type Persona = {
  readonly login: string;
  readonly accountId: number;
  /** A personal token. */
  readonly token: string;
};

export type SeedPlan = {
  readonly organization: string;
  readonly repository: string;
  readonly isPrivate: boolean;
  /** Login → role in the repository; `admin` also owns the organisation, `none` is a stranger. */
  readonly personas: Readonly<Record<string, RepositoryRole>>;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly labels: readonly string[];
  /** Of the first commit: path → content. */
  readonly files: Readonly<Record<string, string>>;
};

export const orchestra: SeedPlan = {
  organization: "orchestra",
  repository: "score",
  isPrivate: false,
  personas: {
    conductor: "admin",
    concertmaster: "maintain",
    "viola-lead": "maintain",
    "viola-dev": "write",
    "cello-lead": "maintain",
    "cello-dev": "write",
    "flute-dev": "write",
    "triangle-bot": "write",
    passerby: "none",
  },
  teams: { violas: ["viola-lead", "viola-dev"], cellos: ["cello-lead", "cello-dev"] },
  labels: ["bug", "enhancement"],
  files: { "README.md": "# Score\n", "strings/viola.md": "Viola\n", "strings/cello.md": "Cello\n" },
};

export type Seeded = {
  readonly organizationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repository: string;
  readonly personas: Readonly<Record<string, Persona>>;
};

/**
 * An organisation with people, teams and one repository with its first commit. What there is already under these names is
 * used, so that a second seed adds to the first.
 */
export async function seed(github: GitHub, plan: SeedPlan): Promise<Seeded> {
  const people = Object.entries(plan.personas).map(([name, role]) => {
    const user = seedUser(github, name);
    const { id: accountId, login } = user;
    return { name, role, persona: { login, accountId, token: seedToken(github, user) } };
  });
  const idsOf = (test: (role: RepositoryRole) => boolean) =>
    people.filter(({ role }) => test(role)).map(({ persona }) => persona.accountId);
  const admins = idsOf((role) => role === "admin");
  const organization = seedOrganization(github, plan.organization, {
    named: idsOf(() => true),
    members: idsOf((role) => role !== "none"),
    admins,
  });
  const teams = Object.entries(plan.teams).map(([name, logins]) => {
    const members = people.filter((each) => logins.includes(each.name));
    const ids = members.map(({ persona }) => persona.accountId);
    return seedTeam(github, organization.id, name, ids);
  });
  const first = admins[0] ?? people[0]?.persona.accountId ?? organization.id;
  const actor: Actor = { accountId: first, viaAppId: null, startsWorkflows: true };
  const repository = await seedRepository(github, actor, {
    owner: organization,
    name: plan.repository,
    isPrivate: plan.isPrivate,
    people: people.map(({ role, persona }) => ({ accountId: persona.accountId, role })),
    teams: teams.map(({ id }) => ({ teamId: id, role: "write" })),
    labels: plan.labels,
    files: plan.files,
  });
  return {
    organizationId: organization.id,
    repositoryId: repository.id,
    owner: organization.login,
    repository: repository.name,
    personas: Object.fromEntries(people.map(({ name, persona }) => [name, persona])),
  };
}
