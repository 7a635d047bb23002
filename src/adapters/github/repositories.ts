import { z } from "zod";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { GithubClient } from "./client/github-client.ts";
import { RepositoryPayload } from "./webhooks/payload.ts";

const PAGE = 100;

const Answer = z.object({ total_count: z.int(), repositories: z.array(RepositoryPayload) });

/** Every repository that the installation was given. */
export async function installationRepositories(
  client: GithubClient,
): Promise<readonly RepositoryReference[]> {
  const found = new Map<number, RepositoryReference>();
  for (let page = 1; ; page += 1) {
    const { repositories, total_count } = await client.get({
      operation: "Repositories",
      url: "/installation/repositories",
      parameters: { per_page: PAGE, page },
      schema: Answer,
    });
    for (const repository of repositories) found.set(repository.id, repository);
    if (repositories.length < PAGE || page * PAGE >= total_count) return [...found.values()];
  }
}
