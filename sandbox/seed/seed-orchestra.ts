import { createOrganization, createTeam, createUser } from "../operations/create-account.ts";
import { createRepository } from "../operations/create-repository.ts";
import { issuePersonalToken } from "../operations/issue-token.ts";
import { createLabel } from "../operations/repository-labels.ts";
import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { RepositoryRole } from "../state/repository.ts";
import { writeFiles } from "../operations/write-files.ts";

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

/** An organisation with people, teams and one repository with its first commit. */
export async function seed(github: GitHub, plan: SeedPlan): Promise<Seeded> {
  const personas = Object.keys(plan.personas).map((login): Persona => {
    const { id } = createUser(github, login);
    return { login, accountId: id, token: issuePersonalToken(github, id, `ghp_${login}`).secret };
  });
  const withRole = (test: (role: RepositoryRole) => boolean) =>
    personas.filter(({ login }) => test(plan.personas[login] ?? "none"));
  const admins = withRole((role) => role === "admin");
  const members = withRole((role) => role !== "none");
  const organization = createOrganization(github, plan.organization, {
    memberIds: members.map(({ accountId }) => accountId),
    adminIds: admins.map(({ accountId }) => accountId),
  });
  const teams = Object.entries(plan.teams).map(([name, logins]) => {
    const ids = personas.filter(({ login }) => logins.includes(login)).map(({ accountId }) => accountId);
    return createTeam(github, organization.id, name, ids);
  });
  const repository = await createRepository(github, {
    ownerId: organization.id,
    name: plan.repository,
    isPrivate: plan.isPrivate,
    collaborators: members.map(({ accountId, login }) => ({
      accountId,
      role: plan.personas[login] ?? "none",
    })),
    teams: teams.map(({ id }) => ({ teamId: id, role: "write" })),
  });
  const first = admins[0] ?? personas[0];
  const actor: Actor = {
    accountId: first?.accountId ?? organization.id,
    viaAppId: null,
    startsWorkflows: true,
  };
  for (const name of plan.labels) createLabel(github, actor, { repositoryId: repository.id, name });
  createCategories(github, repository.id);
  await writeFiles(github, actor, {
    repositoryId: repository.id,
    branch: repository.defaultBranch,
    message: "Tune",
    files: plan.files,
  });
  return {
    organizationId: organization.id,
    repositoryId: repository.id,
    owner: plan.organization,
    repository: plan.repository,
    personas: Object.fromEntries(personas.map((persona) => [persona.login, persona])),
  };
}

function createCategories(github: GitHub, repositoryId: number): void {
  const { discussionCategories } = github.state;
  for (const name of ["General", "Standups"]) {
    discussionCategories.insert({
      id: discussionCategories.nextId(),
      repositoryId,
      name,
      slug: name.toLowerCase(),
      emoji: ":speech_balloon:",
      description: name,
      isAnswerable: false,
      createdAt: github.clock.timestamp(),
    });
  }
}
