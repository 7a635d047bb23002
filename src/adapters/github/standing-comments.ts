import { z } from "zod";
import type { Missing, StandingComment, Unreadable } from "../../ports/forge-facts.ts";
import { GHOST } from "./account.ts";
import type { GithubClient } from "./client/github-client.ts";
import { ACTOR_FRAGMENT, ActorNode, nodesOf } from "./graphql-parts.ts";
import { inChunks } from "./in-chunks.ts";
import { type Readings, seeAll } from "./look/see-each.ts";

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

const MISSING: Missing = { missing: true };

/** That nothing has this id is an answer as well. */
const NOBODYS_ID = "IC_";

/** Comments as they stand now; those that are gone, and what is no comment, are left out. */
export async function standingComments(
  client: GithubClient,
  readings: Readings<string>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandingComment | Unreadable>> {
  const standing = new Map<string, StandingComment | Unreadable>();
  for (const chunk of inChunks([...new Set(ids)], COMMENTS_A_REQUEST)) {
    const ask = (some: readonly string[], tries?: "one") => commentsTogether(client, some, tries);
    const seen = await seeAll(readings, chunk, ask, [NOBODYS_ID]);
    for (const [position, id] of chunk.entries()) {
      const each = seen[position];
      if (each !== undefined && !("missing" in each)) standing.set(id, each);
    }
  }
  return standing;
}

/** In the order asked; ids of an older form come back in the newer one. */
async function commentsTogether(
  client: GithubClient,
  ids: readonly string[],
  tries: "one" | undefined,
): Promise<readonly (StandingComment | Missing)[]> {
  const { data } = await client.query({
    operation: "Comments",
    document: DOCUMENT,
    variables: { ids },
    schema: z.object({ nodes: z.array(z.unknown()) }),
    ...(tries === undefined ? {} : { tries }),
  });
  return ids.map((_id, position) => {
    const node = CommentNode.safeParse(data.nodes[position]).data;
    return node === undefined ? MISSING : standingComment(node);
  });
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
