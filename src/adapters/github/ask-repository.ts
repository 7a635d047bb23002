import { z } from "zod";
import { ForgeForbidden } from "../../ports/forge.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";

/** By alias; null where there is no such thing. */
export type RepositoryFields = Readonly<Record<string, unknown>>;

/**
 * Asks for several fields of one repository in one request. Fields carry their own aliases and literals.
 * @throws ForgeForbidden when there is no such repository, or none for us
 */
export async function askRepository(
  client: GithubClient,
  operation: string,
  { owner, name }: RepositoryReference,
  fields: readonly string[],
  fragments: readonly string[] = [],
): Promise<RepositoryFields> {
  const { data } = await client.query({
    operation,
    document: `query ${operation}($owner: String!, $name: String!) {
      repository(owner: $owner, name: $name) { ${fields.join("\n")} }
    }${fragments.join("")}`,
    variables: { owner, name },
    schema: z.object({ repository: z.record(z.string(), z.unknown()).nullable() }),
  });
  if (data.repository !== null) return data.repository;
  throw repositoryGone({ owner, name });
}

export function repositoryGone({ owner, name }: Pick<RepositoryReference, "owner" | "name">): ForgeForbidden {
  return new ForgeForbidden(`${owner}/${name}: no such repository, or none for us`);
}

/** A string as GraphQL writes it. */
export function literal(text: string): string {
  return JSON.stringify(text);
}
