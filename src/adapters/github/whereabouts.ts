// Issues that are not where they were. Lists do not name what was deleted or transferred; by its node id it is nothing, and
// over REST its old number tells: 410 for deleted, 301 to where it is now, 404 for where we may not look.
import { z } from "zod";
import { RepositoryId, TaskId } from "../../domain/ids.ts";
import { ForgeForbidden } from "../../ports/forge.ts";
import type { IssueSeen, RepositoryReference, Whereabouts } from "../../ports/forge-facts.ts";
import { RequestRefused } from "./client/errors.ts";
import type { GithubClient } from "./client/github-client.ts";
import { parseAnswer } from "./client/parse-answer.ts";
import { inChunks } from "./in-chunks.ts";
import { locateIssue } from "./locate-issue.ts";

/** As many node ids as GitHub takes at once. */
const ISSUES_A_REQUEST = 100;
/** Of the issues of one call, each for a request or two. */
const LOOKED_INTO = 10;

const OPERATION = "Whereabouts";

const Node = z.object({ number: z.int(), repository: z.object({ databaseId: RepositoryId }) });

const Nodes = z.array(z.union([Node, z.object({}).transform(() => null)]).nullable());

/** While a repository's issues are switched off, GitHub shows none, and answers as for one that was deleted. */
const WithIssues = z.object({ hasIssuesEnabled: z.literal(true) });

export async function whereaboutsOf(
  client: GithubClient,
  issues: readonly IssueSeen[],
): Promise<readonly Whereabouts[]> {
  const found: Whereabouts[] = [];
  let lookedInto = 0;
  for (const chunk of inChunks(issues, ISSUES_A_REQUEST)) {
    const { isThere, isReadable } = await ask(client, chunk);
    for (const [position, seen] of chunk.entries()) {
      if (isThere(position)) found.push({ kind: "there" });
      else if (!isReadable(seen.repository) || lookedInto === LOOKED_INTO) found.push({ kind: "unknown" });
      else {
        lookedInto += 1;
        found.push(await lookInto(client, seen));
      }
    }
  }
  return found;
}

type Told = {
  readonly isThere: (position: number) => boolean;
  readonly isReadable: (repository: RepositoryReference) => boolean;
};

async function ask(client: GithubClient, issues: readonly IssueSeen[]): Promise<Told> {
  const repositories = new Map(issues.map(({ repository }) => [repository.id, repository]));
  const aliases = new Map([...repositories.keys()].map((id, position) => [id, `repository${position}`]));
  const fields = [...repositories.values()].map(
    ({ id, owner, name }) =>
      `${aliases.get(id)}: repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) { hasIssuesEnabled }`,
  );
  const { data } = await client.query({
    operation: OPERATION,
    document: `query ${OPERATION}($ids: [ID!]!) {
      nodes(ids: $ids) { ... on Issue { number repository { databaseId } } }
      ${fields.join("\n")}
    }`,
    variables: { ids: issues.map(({ issue }) => issue) },
    schema: z.record(z.string(), z.unknown()),
    mayBeHidden: () => true,
  });
  const nodes = parseAnswer(OPERATION, Nodes, data["nodes"]);
  return {
    isThere(position) {
      const [seen, node] = [issues[position], nodes[position] ?? null];
      return node?.number === seen?.number && node?.repository.databaseId === seen?.repository.id;
    },
    isReadable: ({ id }) => WithIssues.safeParse(data[aliases.get(id) ?? ""]).success,
  };
}

async function lookInto(
  client: GithubClient,
  { repository, number, issue }: IssueSeen,
): Promise<Whereabouts> {
  try {
    const { node_id: id } = await client.get({
      operation: OPERATION,
      url: "/repos/{owner}/{repo}/issues/{issue_number}",
      parameters: { owner: repository.owner, repo: repository.name, issue_number: number },
      schema: z.object({ node_id: TaskId }),
    });
    const to = id === issue ? null : await locateIssue(client, id);
    return to === null ? { kind: "unknown" } : { kind: "moved", to };
  } catch (error) {
    if (error instanceof ForgeForbidden) return { kind: "unknown" };
    if (error instanceof RequestRefused && error.status === 410) return { kind: "deleted" };
    if (error instanceof RequestRefused && error.status === 404) return { kind: "hidden" };
    throw error;
  }
}
