import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";
import { readPages } from "./read-pages.ts";

const MOST_PAGES = 100;

const Issue = z
  .object({
    number: z.int(),
    title: z.string(),
    labels: z.array(z.object({ name: z.string() })),
    pull_request: z.object({}).optional(),
  })
  .transform(({ number, title, labels, pull_request }) => ({
    number,
    title,
    labels: labels.map(({ name }) => name),
    isPullRequest: pull_request !== undefined,
  }));

export type OpenIssue = z.infer<typeof Issue>;

/** Open issues with a label, pull requests left out, oldest first. */
export async function readOpenIssues(
  client: GithubClient,
  { owner, name }: RepositoryName,
  label: string,
): Promise<readonly OpenIssue[]> {
  const issues = await readPages(client, {
    operation: "OpenIssues",
    url: "/repos/{owner}/{repo}/issues",
    parameters: { owner, repo: name, state: "open", labels: label, sort: "created", direction: "asc" },
    item: Issue,
    most: MOST_PAGES,
  });
  return issues.filter(({ isPullRequest }) => !isPullRequest);
}
