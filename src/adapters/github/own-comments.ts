// Comments of ours, by the marker they carry. A marker alone proves nothing: anybody can type it.
import { z } from "zod";
import type { AccountId } from "../../domain/ids.ts";
import type { OwnComment } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";
import { ACTOR_FRAGMENT, ActorNode, connectionOf } from "./graphql-parts.ts";
import { remainingNodes } from "./remaining-nodes.ts";

const SELECTION = "id body author { ...ActorParts }";
const COMMENTS = commentsSelection(100);

/** On an issue or a pull request, with its `id` and `__typename`; needs the actor fragment. */
export function commentsSelection(first: number): string {
  return `comments(first: ${first}) { pageInfo { hasNextPage endCursor } nodes { ${SELECTION} } }`;
}

const CommentNode = z.object({ id: z.string(), body: z.string(), author: ActorNode });

/** A field of the repository; needs the actor fragment. */
export function commentsField(alias: string, number: number): string {
  return `${alias}: issueOrPullRequest(number: ${number}) {
    __typename
    ... on Issue { id ${COMMENTS} }
    ... on PullRequest { id ${COMMENTS} }
  }`;
}

const Subject = z
  .object({
    __typename: z.enum(["Issue", "PullRequest"]),
    id: z.string(),
    comments: connectionOf(CommentNode),
  })
  .nullish();

/** The oldest for each marker; reads on only until every marker is found, so that extras are those seen on the way. Null when the subject is gone. */
export async function ownCommentsIn(
  client: GithubClient,
  field: unknown,
  ourselves: AccountId,
  markers: readonly string[],
): Promise<ReadonlyMap<string, OwnComment> | null> {
  const subject = Subject.parse(field);
  if (!subject) return null;
  const { id, __typename: type, comments } = subject;
  const found = marked(comments.nodes, ourselves, markers);
  if (found.size === new Set(markers).size || !comments.pageInfo.hasNextPage) return found;
  const connection = {
    id,
    type,
    field: "comments",
    selection: SELECTION,
    fragments: ACTOR_FRAGMENT,
  } as const;
  const more = await remainingNodes(client, { ...connection, schema: CommentNode }, comments.pageInfo);
  return marked([...comments.nodes, ...more], ourselves, markers);
}

function marked(
  comments: readonly z.infer<typeof CommentNode>[],
  ourselves: AccountId,
  markers: readonly string[],
): ReadonlyMap<string, OwnComment> {
  const found = new Map<string, OwnComment>();
  for (const { id, body, author } of comments) {
    if (author?.id !== ourselves) continue;
    for (const marker of markers) {
      if (!body.includes(marker)) continue;
      const oldest = found.get(marker);
      found.set(
        marker,
        oldest === undefined ? { id, body } : { ...oldest, extras: [...(oldest.extras ?? []), id] },
      );
    }
  }
  return found;
}
