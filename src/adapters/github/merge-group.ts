import { z } from "zod";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import { askRepository, literal } from "./ask-repository.ts";
import type { GithubClient } from "./client/github-client.ts";
import { nodesOf } from "./graphql-parts.ts";

/** GitHub names the branch of a group after its base and its last pull request. */
const GROUP = /gh-readonly-queue\/(.+)\/pr-(\d+)-[0-9a-f]+$/;

const Queue = z
  .object({
    entries: z
      .object({
        nodes: nodesOf(
          z.object({ position: z.int(), pullRequest: z.object({ number: z.int().positive() }).nullable() }),
        ),
      })
      .nullable(),
  })
  .nullish();

/**
 * The pull requests in a group: the one that it is named after, and all that are ahead of it in the queue, since their
 * commits are in it. Empty for a ref that is no group's.
 */
export async function pullRequestsOfMergeGroup(
  client: GithubClient,
  repository: RepositoryReference,
  headRef: string,
): Promise<readonly number[]> {
  const [, base, last] = GROUP.exec(headRef) ?? [];
  if (base === undefined || last === undefined) return [];
  const field = `queue: mergeQueue(branch: ${literal(base)}) {
    entries(first: 100) { nodes { position pullRequest { number } } }
  }`;
  const fields = await askRepository(client, "MergeQueue", repository, [field]);
  const entries = (Queue.parse(fields["queue"])?.entries?.nodes ?? []).flatMap(({ position, pullRequest }) =>
    pullRequest === null ? [] : [{ position, number: pullRequest.number }],
  );
  const own = entries.find(({ number }) => number === Number(last));
  if (own === undefined) return [Number(last)];
  return entries
    .filter(({ position }) => position <= own.position)
    .toSorted((one, other) => one.position - other.position)
    .map(({ number }) => number);
}
