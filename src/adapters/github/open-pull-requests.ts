import { z } from "zod";
import { CommitSha, PullRequestId } from "../../domain/ids.ts";
import { type Forge, ForgeForbidden } from "../../ports/forge.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";
import { connectionOf, nodesOf } from "./graphql-parts.ts";

type OpenPullRequests = Awaited<ReturnType<Forge["openPullRequests"]>>;

const Suite = z.object({ checkRuns: z.object({ totalCount: z.int() }).nullable() });

const OpenPullRequest = z.object({
  number: z.int().positive(),
  id: PullRequestId,
  headRefOid: CommitSha,
  head: z.object({
    nodes: nodesOf(
      z.object({
        commit: z.object({ oid: CommitSha, checkSuites: z.object({ nodes: nodesOf(Suite) }).nullable() }),
      }),
    ),
  }),
});

type OpenPullRequest = z.infer<typeof OpenPullRequest>;

const Page = connectionOf(OpenPullRequest);
type Page = z.infer<typeof Page>;

/** A head counts as gated when the check of that name is on it, made by our App where there is one. */
const DOCUMENT = `query OpenPullRequests($owner: String!, $name: String!, $after: String, $app: Int, $gate: String!) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: OPEN, first: 100, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        id
        headRefOid
        head: commits(last: 1) {
          nodes { commit { oid checkSuites(first: 10, filterBy: { appId: $app }) {
            nodes { checkRuns(first: 1, filterBy: { checkName: $gate }) { totalCount } }
          } } }
        }
      }
    }
  }
}`;

export async function openPullRequests(
  client: GithubClient,
  repository: RepositoryReference,
  app: number | null,
  gate: string,
): Promise<OpenPullRequests> {
  const found: OpenPullRequest[] = [];
  let page: Page;
  let after: string | null = null;
  do {
    page = await readPage(client, repository, { after, app, gate });
    found.push(...page.nodes);
    after = page.pageInfo.endCursor;
  } while (page.pageInfo.hasNextPage);
  return found.map((pullRequest) => ({
    number: pullRequest.number,
    id: pullRequest.id,
    head: pullRequest.headRefOid,
    gated: isGated(pullRequest),
  }));
}

async function readPage(
  client: GithubClient,
  { owner, name }: RepositoryReference,
  variables: { readonly after: string | null; readonly app: number | null; readonly gate: string },
): Promise<Page> {
  const { data } = await client.query({
    operation: "OpenPullRequests",
    document: DOCUMENT,
    variables: { owner, name, ...variables },
    schema: z.object({ repository: z.object({ pullRequests: Page }).nullable() }),
  });
  if (data.repository !== null) return data.repository.pullRequests;
  throw new ForgeForbidden(`${owner}/${name}: no such repository, or none for us`);
}

/** The checks of another commit than the head say nothing about the head. */
function isGated({ head, headRefOid }: OpenPullRequest): boolean {
  return head.nodes.some(
    ({ commit }) =>
      commit.oid === headRefOid &&
      (commit.checkSuites?.nodes ?? []).some(({ checkRuns }) => (checkRuns?.totalCount ?? 0) > 0),
  );
}
