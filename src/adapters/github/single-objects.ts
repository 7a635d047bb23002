// Things found by their node id.
import { z } from "zod";
import type { TaskId } from "../../domain/ids.ts";
import type { IssueAddress, StandingComment } from "../../ports/forge-facts.ts";
import { GHOST } from "./account.ts";
import type { GithubClient } from "./client/github-client.ts";
import { ACTOR_FRAGMENT, ActorNode, REPOSITORY_FRAGMENT, RepositoryNode } from "./graphql-parts.ts";

type NodeQuery<Node> = {
  readonly operation: string;
  readonly selection: string;
  readonly fragments: string;
  readonly schema: z.ZodType<Node>;
};

/** A comment as it stands now; null when it is gone. */
export async function commentById(client: GithubClient, id: string): Promise<StandingComment | null> {
  const comment = await nodeById(client, id, {
    operation: "Comment",
    selection: "... on IssueComment { body lastEditedAt author { ...ActorParts } editor { ...ActorParts } }",
    fragments: ACTOR_FRAGMENT,
    schema: z.object({
      body: z.string(),
      lastEditedAt: z.string().nullable(),
      author: ActorNode,
      editor: ActorNode,
    }),
  });
  if (comment === null) return null;
  return {
    author: comment.author?.id ?? GHOST.id,
    body: comment.body,
    edited: comment.lastEditedAt !== null,
    editor: comment.editor?.id ?? null,
  };
}

/** Where an issue is now; null when it is gone. */
export async function locateIssue(client: GithubClient, task: TaskId): Promise<IssueAddress | null> {
  return nodeById(client, task, {
    operation: "Locate",
    selection: "... on Issue { number repository { ...RepositoryParts } }",
    fragments: REPOSITORY_FRAGMENT,
    schema: z.object({ number: z.int().positive(), repository: RepositoryNode }),
  });
}

async function nodeById<Node>(
  client: GithubClient,
  id: string,
  query: NodeQuery<Node>,
): Promise<Node | null> {
  const { operation, selection, fragments, schema } = query;
  const { data } = await client.query({
    operation,
    document: `query ${operation}($id: ID!) { node(id: $id) { ${selection} } }${fragments}`,
    variables: { id },
    schema: z.object({ node: schema.nullable() }),
  });
  return data.node;
}
