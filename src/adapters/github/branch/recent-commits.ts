import { z } from "zod";
import { type BranchCommit, CommitNotFoundError } from "../../../ports/branch.ts";
import { CommitSha } from "../../../domain/ids.ts";
import type { GithubClient } from "../client/github-client.ts";
import { connectionOf } from "../graphql-parts.ts";
import { GitActorNode, accountOf } from "../look/commit-authors.ts";
import { type CommitSource, type RepositoryName, commitField } from "../read-files.ts";

const PAGE = 100;

const CommitNode = z.object({
  oid: CommitSha,
  message: z.string(),
  author: GitActorNode.extend({ name: z.string().nullable() }).nullable(),
  signature: z.object({ isValid: z.boolean(), wasSignedByGitHub: z.boolean() }).nullable(),
  parents: z.object({ nodes: z.array(z.object({ oid: CommitSha })).nullable() }),
});
type CommitNode = z.infer<typeof CommitNode>;

const Commit = z.object({ history: connectionOf(CommitNode).optional() }).nullish();

/** Newest first, along first parents. @throws {CommitNotFoundError} */
export async function recentCommits(
  client: GithubClient,
  repository: RepositoryName,
  source: CommitSource,
  count: number,
): Promise<readonly BranchCommit[]> {
  const line: BranchCommit[] = [];
  let next: string | undefined;
  let from = source;
  let after: string | null = null;
  while (line.length < count) {
    const page: z.infer<typeof Commit> = await readPage(
      client,
      repository,
      from,
      Math.min(PAGE, count),
      after,
    );
    if (!page?.history) {
      if (source.kind === "commit") throw new CommitNotFoundError(`no commit ${source.id}`);
      return [];
    }
    for (const node of page.history.nodes) {
      from = line.length === 0 ? { kind: "commit", id: node.oid } : from;
      if (line.length >= count || (next !== undefined && node.oid !== next)) continue;
      line.push(branchCommit(node));
      next = node.parents.nodes?.[0]?.oid ?? "";
    }
    if (!page.history.pageInfo.hasNextPage) break;
    after = page.history.pageInfo.endCursor;
  }
  return line;
}

async function readPage(
  client: GithubClient,
  { owner, name }: RepositoryName,
  source: CommitSource,
  first: number,
  after: string | null,
): Promise<z.infer<typeof Commit>> {
  const history = `history(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      oid
      message
      author { name email user { databaseId } }
      signature { isValid wasSignedByGitHub }
      parents(first: 1) { nodes { oid } }
    }
  }`;
  const { data } = await client.query({
    operation: "RecentCommits",
    document: `query RecentCommits($owner: String!, $name: String!, $first: Int!, $after: String) {
      repository(owner: $owner, name: $name) { ${commitField(source, `... on Commit { ${history} }`)} }
    }`,
    variables: { owner, name, first, after },
    schema: z.object({
      repository: z.object({ commit: Commit, ref: z.object({ commit: Commit }).nullish() }).nullable(),
    }),
  });
  return data.repository?.commit ?? data.repository?.ref?.commit;
}

/** A signature of somebody's own key is the committer's: under it, the author's name can be anything. */
function branchCommit({ oid, message, author, signature }: CommitNode): BranchCommit {
  const account = author === null ? null : accountOf(author);
  const isSigned = signature?.isValid === true && signature.wasSignedByGitHub;
  return {
    id: oid,
    message,
    author: { name: author?.name ?? "", email: author?.email ?? "", account: account?.toString() ?? null },
    signature: isSigned ? "verified" : "unverified",
  };
}
