import type { GitHub } from "../state/github.ts";
import type { Collaborator, Repository, TeamAccess } from "../state/repository.ts";

export type NewRepository = {
  readonly ownerId: number;
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly defaultBranch?: string;
  readonly collaborators?: readonly Collaborator[];
  readonly teams?: readonly TeamAccess[];
  readonly parentId?: number;
  readonly hasDiscussions?: boolean;
};

/** Empty; a fork gets the branches of what it is forked from. */
export async function createRepository(github: GitHub, input: NewRepository): Promise<Repository> {
  const { repositories } = github.state;
  const now = github.clock.timestamp();
  const repository = repositories.insert({
    id: repositories.nextId(),
    ownerId: input.ownerId,
    name: input.name,
    description: null,
    isPrivate: input.isPrivate ?? false,
    isArchived: false,
    parentId: input.parentId ?? null,
    defaultBranch: input.defaultBranch ?? "main",
    hasIssues: true,
    hasDiscussions: input.hasDiscussions ?? true,
    deleteBranchOnMerge: false,
    collaborators: input.collaborators ?? [],
    teams: input.teams ?? [],
    formerNames: [],
    actions: { enabled: true, defaultWorkflowPermissions: "read", canApprovePullRequests: false },
    lastNumber: 0,
    createdAt: now,
    updatedAt: now,
    pushedAt: null,
  });
  await github.git.createRepository(repository.id, repository.defaultBranch);
  if (input.parentId !== undefined) await copyBranches(github, input.parentId, repository.id);
  return repository;
}

async function copyBranches(github: GitHub, from: number, to: number): Promise<void> {
  for (const { ref, oid } of await github.git.listRefs(from, "refs/heads/")) {
    await github.git.copyObjects(from, to, oid);
    await github.git.updateRef(to, { ref, before: null, after: oid });
  }
}
