// What somebody's writing left in a repository, as far as GitHub lists it.
import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";
import { readPages } from "./read-pages.ts";

const MOST_PAGES = 1_000;

const Reactions = z.object({ total_count: z.int() }).optional();

const Issue = z
  .object({ number: z.int(), labels: z.array(z.object({ name: z.string() })), reactions: Reactions })
  .transform(({ number, labels, reactions }) => ({
    number,
    labels: labels.map(({ name }) => name),
    reactions: reactions?.total_count ?? 0,
  }));

const Comment = z
  .object({
    id: z.int(),
    body: z.string().nullish(),
    user: z.object({ id: z.int() }).nullable(),
    reactions: Reactions,
  })
  .transform(({ id, body, user, reactions }) => ({
    id,
    body: body ?? "",
    author: user?.id ?? null,
    reactions: reactions?.total_count ?? 0,
  }));

const Labelling = z.object({
  event: z.string(),
  actor: z.object({ id: z.int() }).nullable(),
  label: z.object({ name: z.string() }).optional(),
  issue: z.object({ number: z.int() }).nullish(),
});

const Label = z.object({ name: z.string(), color: z.string(), description: z.string().nullable() });

export type Traces = {
  readonly labels: readonly z.infer<typeof Label>[];
  /** Pull requests too. */
  readonly issues: readonly z.infer<typeof Issue>[];
  readonly comments: readonly z.infer<typeof Comment>[];
  /** Who put a label on an issue last, by `number name`. */
  readonly labelledBy: ReadonlyMap<string, number>;
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
  const events = await list("Labellings", "issues/events", Labelling);
  return {
    labels: await list("Labels", "labels", Label),
    issues: await list("Issues", "issues", Issue, { state: "all" }),
    comments: await list("Comments", "issues/comments", Comment),
    labelledBy: lastLabellers(events),
  };
}

/** GitHub lists the newest first. */
function lastLabellers(events: readonly z.infer<typeof Labelling>[]): ReadonlyMap<string, number> {
  const labellers = new Map<string, number>();
  for (const { event, actor, label, issue } of events.toReversed()) {
    if (event !== "labeled" || label === undefined || !issue || actor === null) continue;
    labellers.set(labelKey(issue.number, label.name), actor.id);
  }
  return labellers;
}

export function labelKey(number: number, name: string): string {
  return `${number} ${name.toLowerCase()}`;
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
