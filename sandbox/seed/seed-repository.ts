import { createRepository } from "../operations/create-repository.ts";
import { createLabel } from "../operations/repository-labels.ts";
import { writeFiles } from "../operations/write-files.ts";
import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import { findLabel, findRepository } from "../state/lookup.ts";
import type { Collaborator, Repository, TeamAccess } from "../state/repository.ts";

export type RepositoryPlan = {
  readonly owner: { readonly id: number; readonly login: string };
  readonly name: string;
  readonly isPrivate: boolean;
  /** `none` is nobody's collaborator. */
  readonly people: readonly Collaborator[];
  readonly teams: readonly TeamAccess[];
  readonly labels: readonly string[];
  readonly files: Readonly<Record<string, string>>;
};

/** What a repository of this name has already stays; roles that are asked for replace those that there were. */
export async function seedRepository(
  github: GitHub,
  actor: Actor,
  plan: RepositoryPlan,
): Promise<Repository> {
  const known = findRepository(github.state, plan.owner.login, plan.name);
  const repository = known === undefined ? await begin(github, plan) : admit(github, known, plan);
  for (const name of plan.labels) {
    if (findLabel(github.state, repository.id, name) === undefined) {
      createLabel(github, actor, { repositoryId: repository.id, name });
    }
  }
  const files = await missingFiles(github, repository, plan.files);
  if (known === undefined || Object.keys(files).length > 0) {
    const { id: repositoryId, defaultBranch: branch } = repository;
    await writeFiles(github, actor, { repositoryId, branch, message: "Tune", files });
  }
  return repository;
}

async function begin(github: GitHub, plan: RepositoryPlan): Promise<Repository> {
  const { owner, name, isPrivate, teams } = plan;
  const repository = await createRepository(github, {
    ownerId: owner.id,
    name,
    isPrivate,
    collaborators: collaboratorsOf(plan),
    teams,
  });
  createCategories(github, repository.id);
  return repository;
}

function admit({ state }: GitHub, known: Repository, plan: RepositoryPlan): Repository {
  const named = new Set(plan.people.map(({ accountId }) => accountId));
  const teams = new Set(plan.teams.map(({ teamId }) => teamId));
  return state.repositories.update(known.id, {
    collaborators: [
      ...known.collaborators.filter(({ accountId }) => !named.has(accountId)),
      ...collaboratorsOf(plan),
    ],
    teams: [...known.teams.filter(({ teamId }) => !teams.has(teamId)), ...plan.teams],
  });
}

function collaboratorsOf({ people }: RepositoryPlan): readonly Collaborator[] {
  return people.filter(({ role }) => role !== "none");
}

async function missingFiles(
  { git }: GitHub,
  { id, defaultBranch }: Repository,
  files: RepositoryPlan["files"],
): Promise<RepositoryPlan["files"]> {
  const head = await git.resolveRef(id, `refs/heads/${defaultBranch}`);
  if (head === null) return files;
  const found = await Promise.all(
    Object.keys(files).map(async (path) => ((await git.readEntry(id, head, path)) === null ? [] : [path])),
  );
  const present = new Set(found.flat());
  return Object.fromEntries(Object.entries(files).filter(([path]) => !present.has(path)));
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
