import { z } from "zod";
import { roleIn } from "../../authorization/repository-role.ts";
import { fullName } from "../../state/lookup.ts";
import { nodeId } from "../../state/node-id.ts";
import type { Repository } from "../../state/repository.ts";
import { demand } from "../access.ts";
import type { FieldValue, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { refAt } from "./git-lookup.ts";
import { objectAt, refNamed } from "./git-tree.ts";
import { repositoryLists } from "./repository-lists.ts";
import { repositoryThreads } from "./repository-threads.ts";

const objectArguments = z.object({ expression: z.string().nullish(), oid: z.string().nullish() });
const named = z.object({ qualifiedName: z.string() });

export function repositoryObject(scope: Scope, repository: Repository): GraphObject {
  const { state, urls } = scope.view;
  const nameWithOwner = fullName(state, repository);
  return {
    __typename: "Repository",
    id: nodeId("Repository", null, repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner,
    description: repository.description,
    owner: () => scope.objects.account(state.accounts.at(repository.ownerId)),
    isInOrganization: () => state.accounts.at(repository.ownerId).kind === "organization",
    parent: () =>
      repository.parentId === null
        ? null
        : scope.objects.repository(state.repositories.at(repository.parentId)),
    createdAt: repository.createdAt,
    updatedAt: repository.updatedAt,
    pushedAt: repository.pushedAt,
    url: urls.html(`/${nameWithOwner}`),
    resourcePath: `/${nameWithOwner}`,
    viewerPermission: () => viewerPermission(scope, repository),
    viewerCanAdminister: () => viewerPermission(scope, repository) === "ADMIN",
    ...flags(repository),
    ...gitFields(scope, repository),
    ...repositoryThreads(scope, repository),
    ...repositoryLists(scope, repository),
  };
}

function flags(repository: Repository): { readonly [name: string]: boolean | string } {
  return {
    isPrivate: repository.isPrivate,
    visibility: repository.isPrivate ? "PRIVATE" : "PUBLIC",
    isFork: repository.parentId !== null,
    isArchived: repository.isArchived,
    isDisabled: false,
    isTemplate: false,
    hasIssuesEnabled: repository.hasIssues,
    hasDiscussionsEnabled: repository.hasDiscussions,
    deleteBranchOnMerge: repository.deleteBranchOnMerge,
    mergeCommitAllowed: true,
    squashMergeAllowed: true,
    rebaseMergeAllowed: true,
  };
}

function gitFields(scope: Scope, repository: Repository): { readonly [name: string]: FieldValue } {
  const { git } = scope.view;
  return {
    defaultBranchRef: () => {
      demand(scope, repository.id, "repos/get-branch");
      return refAt(scope, repository.id, `refs/heads/${repository.defaultBranch}`);
    },
    isEmpty: async () => (await git.listRefs(repository.id, "refs/heads/")).length === 0,
    ref: (args) => {
      demand(scope, repository.id, "git/get-ref");
      return refNamed(scope, repository.id, named.parse(args).qualifiedName);
    },
    object: (args) => {
      demand(scope, repository.id, "git/get-commit");
      const { expression, oid } = objectArguments.parse(args);
      return objectAt(scope, repository.id, expression ?? oid ?? repository.defaultBranch);
    },
  };
}

function viewerPermission({ view, caller, viewerId }: Scope, repository: Repository): string | null {
  if (caller.kind !== "user") return null;
  const role = roleIn(view.state, repository, viewerId, "effective");
  return role === "none" ? null : role.toUpperCase();
}
