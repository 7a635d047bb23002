// What somebody's writing left in a repository, as far as GitHub lists it.
import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";
import { IssueEvent, type LastDoers, lastDoers } from "./issue-events.ts";
import { readPages } from "./read-pages.ts";

const MOST_PAGES = 1_000;

const Reactions = z.object({ total_count: z.int() }).optional();

const Login = z.object({ login: z.string() });

const Issue = z
  .object({
    number: z.int(),
    labels: z.array(z.object({ name: z.string() })),
    assignees: z.array(Login).nullish(),
    reactions: Reactions,
  })
  .transform(({ number, labels, assignees, reactions }) => ({
    number,
    labels: labels.map(({ name }) => name),
    assignees: (assignees ?? []).map(({ login }) => login),
    reactions: reactions?.total_count ?? 0,
  }));

const PullRequest = z
  .object({
    number: z.int(),
    state: z.string(),
    head: z.object({ sha: z.string() }),
    requested_reviewers: z.array(Login).nullish(),
  })
  .transform(({ number, state, head, requested_reviewers }) => ({
    number,
    /** The commit that its checks are on; null where it is closed. */
    openHead: state === "open" ? head.sha : null,
    reviewers: (requested_reviewers ?? []).map(({ login }) => login),
  }));

const Comment = z
  .object({
    id: z.int(),
    body: z.string().nullish(),
    user: z.object({ id: z.int() }).nullable(),
    issue_url: z.string(),
    reactions: Reactions,
  })
  .transform(({ id, body, user, issue_url, reactions }) => ({
    id,
    number: Number(issue_url.split("/").at(-1)),
    body: body ?? "",
    author: user?.id ?? null,
    reactions: reactions?.total_count ?? 0,
  }));

const Label = z.object({ name: z.string(), color: z.string(), description: z.string().nullable() });

export type Traces = {
  readonly labels: readonly z.infer<typeof Label>[];
  /** Pull requests too. */
  readonly issues: readonly z.infer<typeof Issue>[];
  readonly comments: readonly z.infer<typeof Comment>[];
  /** Closed ones too: they keep the requests for review that nobody answered, and GitHub lets them be taken away. */
  readonly pullRequests: readonly z.infer<typeof PullRequest>[];
  readonly doers: LastDoers;
};

export async function readTraces(client: GithubClient, { owner, name }: RepositoryName): Promise<Traces> {
  const list = <Item>(
    operation: string,
    path: string,
    item: z.ZodType<Item>,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<readonly Item[]> =>
    readPages(client, {
      operation,
      url: `/repos/{owner}/{repo}/${path}`,
      parameters: { owner, repo: name, ...parameters },
      item,
      most: MOST_PAGES,
    });
  const events = await list("IssueEvents", "issues/events", IssueEvent);
  return {
    labels: await list("Labels", "labels", Label),
    issues: await list("Issues", "issues", Issue, { state: "all" }),
    comments: await list("Comments", "issues/comments", Comment),
    pullRequests: await list("PullRequests", "pulls", PullRequest, { state: "all" }),
    doers: lastDoers(events),
  };
}

const Reaction = z.object({ id: z.int(), user: z.object({ id: z.int() }).nullable() });

/** Somebody's reactions on an issue or a comment. */
export async function readReactions(
  client: GithubClient,
  { owner, name }: RepositoryName,
  on: { readonly kind: "issue" | "comment"; readonly id: number },
  account: number,
): Promise<readonly number[]> {
  const path = on.kind === "issue" ? "issues/{id}" : "issues/comments/{id}";
  const reactions = await readPages(client, {
    operation: "Reactions",
    url: `/repos/{owner}/{repo}/${path}/reactions`,
    parameters: { owner, repo: name, id: on.id },
    item: Reaction,
    most: MOST_PAGES,
  });
  return reactions.filter(({ user }) => user?.id === account).map(({ id }) => id);
}
