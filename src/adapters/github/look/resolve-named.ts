// Node ids of what pull requests name by number or commit, all in one request.
import { z } from "zod";
import { PullRequestId, TaskId } from "../../../domain/ids.ts";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import type { GithubClient } from "../client/github-client.ts";
import { nodesOf } from "../graphql-parts.ts";
import type { Named } from "./named.ts";

/** What one pull request of a repository names. */
export type Mention = {
  readonly repository: RepositoryReference;
  readonly tasks: readonly Named[];
  readonly reverted: readonly Named[];
  readonly revertedCommits: readonly string[];
};

export type Resolved = { readonly tasks: readonly TaskId[]; readonly reverts: readonly PullRequestId[] };

const Task = z.object({ issue: z.object({ id: TaskId }).nullable() }).nullish();
const Reverted = z.object({ pullRequest: z.object({ id: PullRequestId }).nullable() }).nullish();
const RevertedCommit = z
  .object({
    object: z
      .object({
        associatedPullRequests: z
          .object({ nodes: nodesOf(z.object({ id: PullRequestId, merged: z.boolean() })) })
          .nullish(),
      })
      .nullable(),
  })
  .nullish();

/** In the order of the mentions; what does not exist is left out. No request when nothing is named. */
export async function resolveNamed(
  client: GithubClient,
  mentions: readonly Mention[],
): Promise<readonly Resolved[]> {
  const fields = mentions.flatMap(fieldsOf);
  if (fields.length === 0) return mentions.map(() => ({ tasks: [], reverts: [] }));
  const { data } = await client.query({
    operation: "ResolveNamed",
    document: `query ResolveNamed { ${fields.join("\n")} }`,
    variables: {},
    schema: z.record(z.string(), z.unknown()),
    // Anybody can name what we may not see.
    mayBeHidden: () => true,
  });
  return mentions.map((mention, position) => resolvedOf(data, mention, position));
}

function fieldsOf(
  { repository, tasks, reverted, revertedCommits }: Mention,
  position: number,
): readonly string[] {
  const at = (named: Named | null, alias: string, field: string) => {
    const { owner, name } = named?.repository ?? repository;
    const where = `owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}`;
    return `${alias}: repository(${where}) { ${field} }`;
  };
  return [
    ...tasks.map((named, index) =>
      at(named, `task${position}_${index}`, `issue(number: ${named.number}) { id }`),
    ),
    ...reverted.map((named, index) =>
      at(named, `revert${position}_${index}`, `pullRequest(number: ${named.number}) { id }`),
    ),
    ...revertedCommits.map((oid, index) =>
      at(
        null,
        `commit${position}_${index}`,
        `object(oid: "${oid}") { ... on Commit { associatedPullRequests(first: 5) { nodes { id merged } } } }`,
      ),
    ),
  ];
}

function resolvedOf(data: Readonly<Record<string, unknown>>, mention: Mention, position: number): Resolved {
  const tasks = mention.tasks.flatMap((_, index) => {
    const id = Task.parse(data[`task${position}_${index}`])?.issue?.id;
    return id === undefined ? [] : [id];
  });
  const named = mention.reverted.flatMap((_, index) => {
    const id = Reverted.parse(data[`revert${position}_${index}`])?.pullRequest?.id;
    return id === undefined ? [] : [id];
  });
  const byCommit = mention.revertedCommits.flatMap((_, index) => {
    const object = RevertedCommit.parse(data[`commit${position}_${index}`])?.object;
    return (object?.associatedPullRequests?.nodes ?? []).filter(({ merged }) => merged).map(({ id }) => id);
  });
  return { tasks: [...new Set(tasks)], reverts: [...new Set([...named, ...byCommit])] };
}
