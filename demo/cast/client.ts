import { z } from "zod";
import { readJson } from "../../sandbox/page/acts/read-json.ts";
import { refusalReason } from "../../sandbox/page/acts/refusal-reason.ts";

/** The message is a sentence for whoever watches. */
export class GitHubRefused extends Error {
  override readonly name = "GitHubRefused";
  /** In GitHub's words. */
  readonly reason: string;

  constructor(asked: string, reason: string) {
    super(`GitHub refused ${asked}: ${reason}`);
    this.reason = reason;
  }
}

const GraphAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

export type Client = {
  readonly login: string;
  /** Such as `http://127.0.0.1:4400`. */
  readonly origin: string;
  readonly token: string;
  readonly repository: { readonly owner: string; readonly name: string };
};

/** `path` is below the repository's. Throws `GitHubRefused` for every answer that is not a success. */
export async function rest(client: Client, method: string, path: string, sent: unknown): Promise<void> {
  const { owner, name } = client.repository;
  const url = new URL(`/api/v3/repos/${owner}/${name}${path}`, client.origin);
  const response = await fetch(url, { method, headers: headersOf(client), body: JSON.stringify(sent) });
  const body = readJson(await response.text());
  if (!response.ok) throw new GitHubRefused(`${method} ${path}`, refusalReason(response.status, body));
}

/** The data, and what time it is at GitHub. Throws `GitHubRefused` when any part was refused. */
export async function graphql(
  client: Client,
  query: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly data: unknown; readonly now: number }> {
  const response = await fetch(new URL("/api/graphql", client.origin), {
    method: "POST",
    headers: headersOf(client),
    body: JSON.stringify({ query, variables }),
  });
  const body = readJson(await response.text());
  if (!response.ok) throw new GitHubRefused("a query", refusalReason(response.status, body));
  const { data, errors } = GraphAnswer.parse(body);
  const [error] = errors ?? [];
  if (error !== undefined) throw new GitHubRefused("a query", error.message);
  return { data, now: Date.parse(response.headers.get("date") ?? "") };
}

function headersOf({ token }: Client) {
  return { authorization: `Bearer ${token}`, "content-type": "application/json" };
}
