import { z } from "zod";
import type { StandingComment } from "../../ports/forge-facts.ts";
import { GHOST } from "./account.ts";
import type { GithubClient } from "./client/github-client.ts";
import { ACTOR_FRAGMENT, ActorNode, nodesOf } from "./graphql-parts.ts";
import { inChunks } from "./in-chunks.ts";

/** GitHub takes a hundred ids at once. */
const COMMENTS_A_REQUEST = 100;

const CommentNode = z.object({
  id: z.string(),
  body: z.string(),
  lastEditedAt: z.string().nullable(),
  author: ActorNode,
  userContentEdits: z
    .object({
      pageInfo: z.object({ hasNextPage: z.boolean() }),
      nodes: nodesOf(z.object({ editor: ActorNode })),
    })
    .nullable(),
});

const DOCUMENT = `query Comments($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on IssueComment {
      id
      body
      lastEditedAt
      author { ...ActorParts }
      userContentEdits(first: 100) { pageInfo { hasNextPage } nodes { editor { ...ActorParts } } }
    }
  }
}${ACTOR_FRAGMENT}`;

/** Comments as they stand now; those that are gone, and what is no comment, are left out. */
export async function standingComments(
  client: GithubClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandingComment>> {
  const standing = new Map<string, StandingComment>();
  for (const chunk of inChunks([...new Set(ids)], COMMENTS_A_REQUEST)) {
    const { data } = await client.query({
      operation: "Comments",
      document: DOCUMENT,
      variables: { ids: chunk },
      schema: z.object({ nodes: z.array(z.unknown()) }),
    });
    // GitHub answers in the order asked; ids of an older form come back in the newer one.
    for (const [position, id] of chunk.entries()) {
      const node = CommentNode.safeParse(data.nodes[position]).data;
      if (node !== undefined) standing.set(id, standingComment(node));
    }
  }
  return standing;
}

function standingComment({
  author,
  body,
  lastEditedAt,
  userContentEdits: edits,
}: z.infer<typeof CommentNode>): StandingComment {
  const editors = (edits?.nodes ?? []).map(({ editor }) => editor?.id ?? null);
  const unseen = edits === null || edits.pageInfo.hasNextPage || editors.length === 0;
  const edited = lastEditedAt !== null;
  return {
    author: (author ?? GHOST).id,
    login: (author ?? GHOST).login,
    body,
    edited,
    editors: edited ? [...new Set([...editors, ...(unseen ? [null] : [])])] : [],
  };
}
