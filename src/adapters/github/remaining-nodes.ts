import { z } from "zod";
import type { GithubClient } from "./client/github-client.ts";
import { type PageInfo, connectionOf } from "./graphql-parts.ts";

export type Connection<Node> = {
  /** The object that has the connection, by node id, and its type. */
  readonly id: string;
  readonly type: "Issue" | "PullRequest" | "Commit";
  /** The field of that object in which the connection is, when it is not the object's own. */
  readonly within?: string;
  readonly field: string;
  /** What to ask of a node, and the fragments that this uses. */
  readonly selection: string;
  readonly fragments?: string;
  readonly schema: z.ZodType<Node>;
};

/** The pages of a connection after the one that said `page`; none when that was the last. */
export async function remainingNodes<Node>(
  client: GithubClient,
  connection: Connection<Node>,
  page: PageInfo,
): Promise<readonly Node[]> {
  const Page = z.object({ page: connectionOf(connection.schema) });
  const Within = z.object({ within: Page.nullable() }).transform(({ within }) => within);
  const found: Node[] = [];
  let last = page;
  while (last.hasNextPage) {
    const { data } = await client.query({
      operation: "MoreOf",
      document: documentFor(connection),
      variables: { id: connection.id, after: last.endCursor },
      schema: z.object({ node: z.union([Page, Within]).nullable() }),
    });
    if (data.node === null) return found;
    found.push(...data.node.page.nodes);
    last = data.node.page.pageInfo;
  }
  return found;
}

function documentFor<Node>(connection: Connection<Node>): string {
  const { type, within, field, selection, fragments = "" } = connection;
  const page = `page: ${field}(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ${selection} }
  }`;
  return `query MoreOf($id: ID!, $after: String) {
    node(id: $id) { ... on ${type} { ${within === undefined ? page : `within: ${within} { ${page} }`} } }
  }${fragments}`;
}
