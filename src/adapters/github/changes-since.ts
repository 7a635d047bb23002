// What changed since a point in time. The lists are read by time, not by page number: an issue that changes while they
// are read moves to the end, and every page after it would miss one.
import { z } from "zod";
import { CommitSha, PullRequestId } from "../../domain/ids.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { Changes, CommentFacts, RepositoryReference } from "../../ports/forge-facts.ts";
import { AccountPayload, GHOST } from "./account.ts";
import { askRepository } from "./ask-repository.ts";
import type { GithubClient } from "./client/github-client.ts";
import { GithubTime } from "./github-time.ts";
import { inChunks } from "./in-chunks.ts";

const PAGE = 100;

const ListedIssue = z.object({
  id: z.int(),
  number: z.int().positive(),
  updated_at: GithubTime,
  pull_request: z.object({}).optional(),
});

const ListedComment = z
  .object({
    id: z.int().positive(),
    node_id: z.string(),
    html_url: z.string(),
    issue_url: z.string(),
    user: AccountPayload.nullish(),
    body: z.string().optional(),
    created_at: GithubTime,
    updated_at: GithubTime,
  })
  .transform((listed) => ({
    id: listed.id,
    updated_at: listed.updated_at,
    number: Number(/\/issues\/(\d+)$/.exec(listed.issue_url)?.[1]),
    onPullRequest: listed.html_url.includes("/pull/"),
    comment: commentFacts(listed),
  }));

type Listed = { readonly id: number; readonly updated_at: Timestamp };

export async function changesSince(
  client: GithubClient,
  repository: RepositoryReference,
  cursor: Timestamp,
): Promise<Changes> {
  const [issues, comments] = await Promise.all([
    readByTime(client, repository, "issues", { state: "all" }, ListedIssue, cursor),
    readByTime(client, repository, "issues/comments", {}, ListedComment, cursor),
  ]);
  const numbers = issues.filter((issue) => issue.pull_request !== undefined).map(({ number }) => number);
  return {
    issues: issues.filter((issue) => issue.pull_request === undefined).map(({ number }) => number),
    pullRequests: await headsOf(client, repository, numbers),
    comments: comments.map(({ number, onPullRequest, comment }) => ({ number, onPullRequest, comment })),
  };
}

/** Each once, as read last, oldest change first. */
async function readByTime<Item extends Listed>(
  client: GithubClient,
  { owner, name }: RepositoryReference,
  list: "issues" | "issues/comments",
  filter: Readonly<Record<string, string>>,
  schema: z.ZodType<Item>,
  cursor: Timestamp,
): Promise<readonly Item[]> {
  const found = new Map<number, Item>();
  let since = cursor;
  let page = 1;
  for (;;) {
    const items = await client.get({
      operation: `Changes in ${list}`,
      url: `/repos/{owner}/{repo}/${list}`,
      parameters: {
        owner,
        repo: name,
        ...filter,
        sort: "updated",
        direction: "asc",
        since: toSecond(since),
        per_page: PAGE,
        page,
      },
      schema: z.array(schema),
    });
    for (const item of items) {
      found.delete(item.id);
      found.set(item.id, item);
    }
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) return [...found.values()];
    // More than a page within the same second can only be turned by number.
    page = last.updated_at > since ? 1 : page + 1;
    since = last.updated_at;
  }
}

/** GitHub's lists take no fractions of seconds; the second before loses nothing. */
function toSecond(time: Timestamp): string {
  return time.replace(/\.\d{3}Z$/, "Z");
}

const Head = z.object({ number: z.int().positive(), id: PullRequestId, headRefOid: CommitSha }).nullish();

async function headsOf(
  client: GithubClient,
  repository: RepositoryReference,
  numbers: readonly number[],
): Promise<Changes["pullRequests"]> {
  const found = await Promise.all(
    inChunks(numbers, PAGE).map(async (chunk) => {
      const fields = chunk.map(
        (number) => `pull${number}: pullRequest(number: ${number}) { number id headRefOid }`,
      );
      const answer = await askRepository(client, "Heads", repository, fields);
      return chunk.flatMap((number) => {
        const head = Head.parse(answer[`pull${number}`]);
        return head ? [{ number, id: head.id, head: head.headRefOid }] : [];
      });
    }),
  );
  return found.flat();
}

function commentFacts(listed: {
  readonly id: number;
  readonly node_id: string;
  readonly user?: CommentFacts["author"] | null | undefined;
  readonly body?: string | undefined;
  readonly created_at: Timestamp;
  readonly updated_at: Timestamp;
}): CommentFacts {
  return {
    id: listed.node_id,
    databaseId: listed.id,
    author: listed.user ?? GHOST,
    body: listed.body ?? "",
    createdAt: listed.created_at,
    updatedAt: listed.updated_at,
  };
}
