// Parts of GraphQL answers that many queries have in common, with the fragments that ask for them.
import { z } from "zod";
import { AccountId, RepositoryId } from "../../domain/ids.ts";
import type { Account, RepositoryReference } from "../../ports/forge-facts.ts";
import { kindOf } from "./account.ts";

export const ACTOR_FRAGMENT = `
fragment ActorParts on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Organization { databaseId }
  ... on Mannequin { databaseId }
}`;

/** Null for a deleted account, and for one without a number. */
export const ActorNode = z
  .object({ __typename: z.string(), login: z.string().optional(), databaseId: AccountId.nullish() })
  .nullish()
  .transform((actor): Account | null =>
    actor?.databaseId
      ? { id: actor.databaseId, login: actor.login ?? "", kind: kindOf(actor.__typename) }
      : null,
  );

export const REPOSITORY_FRAGMENT = `
fragment RepositoryParts on Repository {
  databaseId
  name
  owner { login }
  isPrivate
  defaultBranchRef { name }
}`;

export const RepositoryNode = z
  .object({
    databaseId: RepositoryId,
    name: z.string(),
    owner: z.object({ login: z.string() }),
    isPrivate: z.boolean(),
    defaultBranchRef: z.object({ name: z.string() }).nullable(),
  })
  .transform((repository): RepositoryReference => ({
    id: repository.databaseId,
    owner: repository.owner.login,
    name: repository.name,
    defaultBranch: repository.defaultBranchRef?.name ?? null,
    isPrivate: repository.isPrivate,
  }));

export const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
export type PageInfo = z.infer<typeof PageInfo>;

/** Its nodes; those that we may not see are left out. */
export function connectionOf<Node extends z.ZodType>(node: Node) {
  return z.object({ nodes: nodesOf(node), pageInfo: PageInfo });
}

export function nodesOf<Node extends z.ZodType>(node: Node) {
  return z
    .array(node.nullable())
    .nullable()
    .transform((nodes) => (nodes ?? []).filter((item) => item !== null));
}
