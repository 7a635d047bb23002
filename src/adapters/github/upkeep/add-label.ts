import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";

/** Adds a label to an issue; one that is there already stays. GitHub notifies nobody of a label. */
export async function addLabel(
  client: GithubClient,
  { owner, name }: RepositoryName,
  number: number,
  label: string,
): Promise<void> {
  await client.post({
    operation: "AddLabel",
    url: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    parameters: { owner, repo: name, issue_number: number, labels: [label] },
    schema: z.array(z.unknown()),
  });
}
