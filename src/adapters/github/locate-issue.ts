import { z } from "zod";
import type { TaskId } from "../../domain/ids.ts";
import type { IssueAddress } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";
import { REPOSITORY_FRAGMENT, RepositoryNode } from "./graphql-parts.ts";

/** Where an issue is now; null when it is gone. */
export async function locateIssue(client: GithubClient, task: TaskId): Promise<IssueAddress | null> {
  const { data } = await client.query({
    operation: "Locate",
    document: `query Locate($id: ID!) {
      node(id: $id) { ... on Issue { number repository { ...RepositoryParts } } }
    }${REPOSITORY_FRAGMENT}`,
    variables: { id: task },
    schema: z.object({ node: Issue.nullable() }),
  });
  return data.node;
}

const Issue = z.object({ number: z.int().positive(), repository: RepositoryNode });
