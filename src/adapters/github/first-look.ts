// What a process that was started for one repository has to know first: the repository, and what time it is at GitHub.
import { z } from "zod";
import { ForgeForbidden } from "../../ports/forge.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";
import { REPOSITORY_FRAGMENT, RepositoryNode } from "./graphql-parts.ts";

export type FirstLook = {
  readonly repository: RepositoryReference;
  /** GitHub's clock, epoch milliseconds; null when it did not tell. */
  readonly serverTime: number | null;
};

/** @throws ForgeForbidden when the repository is hidden from us */
export async function firstLook(
  client: GithubClient,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<FirstLook> {
  const { data, serverTime } = await client.query({
    operation: "FirstLook",
    document: `query FirstLook($owner: String!, $name: String!) {
      repository(owner: $owner, name: $name) { ...RepositoryParts }
    }
    ${REPOSITORY_FRAGMENT}`,
    variables: { owner, name },
    schema: z.object({ repository: RepositoryNode.nullable() }),
  });
  if (data.repository === null) throw new ForgeForbidden(`FirstLook: ${owner}/${name} is hidden from us`);
  return { repository: data.repository, serverTime };
}
