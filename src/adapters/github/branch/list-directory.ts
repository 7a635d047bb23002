import { z } from "zod";
import { type BranchEntry, CommitNotFoundError } from "../../../ports/branch.ts";
import { CommitSha } from "../../../domain/ids.ts";
import type { GithubClient } from "../client/github-client.ts";
import { type CommitSource, type RepositoryName, commitField } from "../read-files.ts";

export const TreeEntryNode = z.object({ name: z.string(), type: z.string(), size: z.int() });

const Tree = z.object({ entries: z.array(TreeEntryNode).nullish() }).nullish();

const Answer = z.object({ commit: z.object({ oid: CommitSha }).nullish(), tree: Tree });

/** By name; empty when there is no such directory or branch. @throws {CommitNotFoundError} */
export async function listDirectory(
  client: GithubClient,
  repository: RepositoryName,
  source: CommitSource,
  directory: string,
): Promise<readonly BranchEntry[]> {
  const treeish =
    source.kind === "branch" ? `refs/heads/${source.name}` : source.kind === "commit" ? source.id : "HEAD";
  const { data } = await client.query({
    operation: "ListDirectory",
    document: `query ListDirectory($owner: String!, $name: String!, $expression: String!) {
      repository(owner: $owner, name: $name) {
        ${commitField(source, "oid")}
        tree: object(expression: $expression) { ... on Tree { entries { name type size } } }
      }
    }`,
    variables: { ...nameOf(repository), expression: `${treeish}:${directory}` },
    schema: z.object({ repository: Answer.nullable() }),
  });
  if (source.kind === "commit" && !data.repository?.commit)
    throw new CommitNotFoundError(`no commit ${source.id}`);
  return branchEntries(data.repository?.tree?.entries ?? []);
}

/** By name. */
export function branchEntries(nodes: readonly z.infer<typeof TreeEntryNode>[]): readonly BranchEntry[] {
  return nodes
    .map(({ name, type, size }): BranchEntry =>
      type === "tree" ? { name, kind: "directory", bytes: 0 } : { name, kind: "file", bytes: size },
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function nameOf({ owner, name }: RepositoryName) {
  return { owner, name };
}
