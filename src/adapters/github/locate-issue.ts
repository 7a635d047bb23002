import { z } from "zod";
import { TaskId } from "../../domain/ids.ts";
import type { IssueAddress } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";
import { REPOSITORY_FRAGMENT, RepositoryNode } from "./graphql-parts.ts";

/** Where an issue is, by its node id; null when it is gone, or hidden from us. */
export async function locateIssue(
  client: GithubClient,
  id: TaskId,
): Promise<(IssueAddress & { readonly task: TaskId }) | null> {
  const { data } = await client.query({
    operation: "Locate",
    document: `query Locate($id: ID!) {
      node(id: $id) { ... on Issue { id number repository { ...RepositoryParts } } }
    }${REPOSITORY_FRAGMENT}`,
    variables: { id },
    schema: z.object({ node: Issue.nullable() }),
    mayBeHidden: () => true,
  });
  return data.node === null
    ? null
    : { task: data.node.id, repository: data.node.repository, number: data.node.number };
}

const Issue = z.object({ id: TaskId, number: z.int().positive(), repository: RepositoryNode });
