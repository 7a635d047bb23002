import { z } from "zod";
import { AccountId } from "../../../domain/ids.ts";
import { nodesOf } from "../graphql-parts.ts";

/** More authors of one commit than this, and they count as unknown. */
export const AUTHORS_OF_A_COMMIT = 20;

export const GitActorNode = z.object({
  email: z.string().nullish(),
  user: z.object({ databaseId: AccountId.nullish() }).nullish(),
});
export type GitActorNode = z.infer<typeof GitActorNode>;

/** The author and, by GitHub's reading of the trailers, the co-authors. */
export const CommitAuthors = z.object({ totalCount: z.int(), nodes: nodesOf(GitActorNode) });
export type CommitAuthors = z.infer<typeof CommitAuthors>;

export function authorsOf(commits: readonly CommitAuthors[]): {
  readonly accounts: readonly AccountId[];
  /** Whether somebody could not be matched to an account. */
  readonly unknown: boolean;
} {
  const accounts = commits.flatMap(({ nodes }) => nodes.map(accountOf));
  const known = accounts.filter((account) => account !== null);
  const leftOut = commits.some(({ totalCount, nodes }) => totalCount > nodes.length);
  return { accounts: [...new Set(known)], unknown: leftOut || known.length < accounts.length };
}

/** Bots are no users of GraphQL's: their address says who they are, as GitHub itself reads it. */
export function accountOf(actor: GitActorNode): AccountId | null {
  if (actor.user?.databaseId) return actor.user.databaseId;
  const [, id] = /^(\d+)\+[^@]+@users\.noreply\./.exec(actor.email ?? "") ?? [];
  return AccountId.safeParse(Number(id)).data ?? null;
}
