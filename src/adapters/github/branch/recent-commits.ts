import { z } from "zod";
import { type BranchCommit, CommitNotFoundError } from "../../../ports/branch.ts";
import { CommitSha } from "../../../domain/ids.ts";
import type { GithubClient } from "../client/github-client.ts";
import { connectionOf } from "../graphql-parts.ts";
import { GitActorNode, accountOf } from "../look/commit-authors.ts";
import { type CommitSource, type RepositoryName, commitField } from "../read-files.ts";

/** As much of a history as GitHub gives at once. */
export const HISTORY_PAGE = 100;

const CommitNode = z.object({
  oid: CommitSha,
  message: z.string(),
  author: GitActorNode.extend({ name: z.string().nullable() }).nullable(),
  signature: z.object({ isValid: z.boolean(), wasSignedByGitHub: z.boolean() }).nullable(),
  parents: z.object({ nodes: z.array(z.object({ oid: CommitSha })).nullable() }),
});
type CommitNode = z.infer<typeof CommitNode>;

/** A commit's history, as `HISTORY` asks for it with the variables `$first` and `$after`. */
export const History = connectionOf(CommitNode);

export const HISTORY = `history(first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      oid
      message
      author { name email user { databaseId } }
      signature { isValid wasSignedByGitHub }
      parents(first: 1) { nodes { oid } }
    }
  }`;

const Commit = z.object({ history: History.optional() }).nullish();

/** Newest first, along first parents. @throws {CommitNotFoundError} */
export async function recentCommits(
  client: GithubClient,
  repository: RepositoryName,
  source: CommitSource,
  count: number,
): Promise<readonly BranchCommit[]> {
  let line: readonly CommitNode[] = [];
  let from = source;
  let after: string | null = null;
  while (line.length < count) {
    const page: z.infer<typeof Commit> = await readPage(
      client,
      repository,
      from,
      Math.min(HISTORY_PAGE, count),
      after,
    );
    if (!page?.history) {
      if (source.kind === "commit") throw new CommitNotFoundError(`no commit ${source.id}`);
      return [];
    }
    line = alongFirstParents([...line, ...page.history.nodes]);
    const head = line[0];
    if (head === undefined || !page.history.pageInfo.hasNextPage) break;
    from = { kind: "commit", id: head.oid };
    after = page.history.pageInfo.endCursor;
  }
  return line.slice(0, count).map(branchCommit);
}

/** Of a history's first page; null when more pages are needed for as many commits. */
export function commitsOfPage(
  { nodes, pageInfo }: z.infer<typeof History>,
  count: number,
): readonly BranchCommit[] | null {
  const line = alongFirstParents(nodes);
  return line.length < count && pageInfo.hasNextPage ? null : line.slice(0, count).map(branchCommit);
}

/** Without what merges brought. */
function alongFirstParents(nodes: readonly CommitNode[]): readonly CommitNode[] {
  const line: CommitNode[] = [];
  for (const node of nodes) {
    const before = line.at(-1);
    if (before === undefined || before.parents.nodes?.[0]?.oid === node.oid) line.push(node);
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
  const { data } = await client.query({
    operation: "RecentCommits",
    document: `query RecentCommits($owner: String!, $name: String!, $first: Int!, $after: String) {
      repository(owner: $owner, name: $name) { ${commitField(source, `... on Commit { ${HISTORY} }`)} }
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
