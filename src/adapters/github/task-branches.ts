import { z } from "zod";
import { AccountId, CommitSha } from "../../domain/ids.ts";
import { type Forge, ForgeForbidden } from "../../ports/forge.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";
import { connectionOf } from "./graphql-parts.ts";

type TaskBranches = Awaited<ReturnType<Forge["taskBranches"]>>;

const BRANCH = "refs/heads/";

const Author = z.object({
  user: z.object({ databaseId: AccountId.nullish(), login: z.string() }).nullable(),
});

const Branch = z
  .object({
    prefix: z.string(),
    name: z.string(),
    target: z.object({ oid: CommitSha, author: Author.nullish() }),
  })
  .transform(({ prefix, name, target }): TaskBranches[number] => {
    const user = target.author?.user;
    const pusher = user?.databaseId
      ? { id: user.databaseId, login: user.login, kind: "user" as const }
      : null;
    return { branch: `${prefix}${name}`.slice(BRANCH.length), head: target.oid, author: pusher };
  });

const Page = connectionOf(Branch);
type Page = z.infer<typeof Page>;

const DOCUMENT = `query TaskBranches($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/heads/tutti/", first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { prefix name target { oid ... on Commit { author { user { databaseId login } } } } }
    }
  }
}`;

/** Branches named after tasks, `tutti/…`, by name. */
export async function taskBranches(
  client: GithubClient,
  repository: RepositoryReference,
): Promise<TaskBranches> {
  const { owner, name } = repository;
  const found: TaskBranches[number][] = [];
  let page: Page;
  let after: string | null = null;
  do {
    const { data }: { data: { repository: { refs: Page } | null } } = await client.query({
      operation: "TaskBranches",
      document: DOCUMENT,
      variables: { owner, name, after },
      schema: z.object({ repository: z.object({ refs: Page }).nullable() }),
    });
    if (data.repository === null)
      throw new ForgeForbidden(`${owner}/${name}: no such repository, or none for us`);
    page = data.repository.refs;
    found.push(...page.nodes);
    after = page.pageInfo.endCursor;
  } while (page.pageInfo.hasNextPage);
  return found;
}
