// Which line the workflow's `permissions:` lacks, where GitHub only said that something is not accessible.
import * as z from "zod";

import type { GithubClient } from "../src/adapters/github/client/github-client.ts";
import { ForgeForbidden } from "../src/ports/forge.ts";

type Line = {
  /** As it stands in the workflow. */
  readonly permission: string;
  /** How a refused write names what it needs: GitHub's word for it in REST, or the mutation in GraphQL. */
  readonly writes: RegExp;
  /** Something to read that needs it. */
  readonly reads: string;
};

const lines: readonly Line[] = [
  {
    permission: "contents: write",
    writes: /contents=write|CommitOnBranch|ledger/,
    reads: "/repos/{owner}/{repo}/branches",
  },
  {
    permission: "issues: write",
    writes:
      /issues=write|\b(?:add|remove|create|update)\w*(?:Label|Comment|Reaction|Issue|Assignees)|\b(?:close|reopen)Issue/,
    reads: "/repos/{owner}/{repo}/issues",
  },
  {
    permission: "pull-requests: write",
    writes: /pull_requests=write|\b(?:requestReviews|convertPullRequest|markPullRequest)/,
    reads: "/repos/{owner}/{repo}/pulls",
  },
  {
    permission: "checks: write",
    writes: /checks=write|\b(?:create|update)CheckRun/,
    reads: "/repos/{owner}/{repo}/commits/HEAD/check-runs",
  },
  {
    permission: "statuses: read",
    writes: /statuses=/,
    reads: "/repos/{owner}/{repo}/commits/HEAD/statuses",
  },
];

/** A refused write says what it was; after a refused read each kind of read is tried. All lines when neither tells. */
export async function missingPermissions(
  client: Pick<GithubClient, "get">,
  repository: { readonly owner: string; readonly name: string },
  refusal: string,
): Promise<readonly string[]> {
  const said = lines.filter(({ writes }) => writes.test(refusal));
  const found = said.length > 0 ? said : await unreadable(client, repository);
  return (found.length > 0 ? found : lines).map(({ permission }) => permission);
}

async function unreadable(
  client: Pick<GithubClient, "get">,
  { owner, name }: { readonly owner: string; readonly name: string },
): Promise<readonly Line[]> {
  const found: Line[] = [];
  for (const line of lines) {
    const parameters = { owner, repo: name, per_page: 1 };
    try {
      await client.get({ operation: "ProbePermission", url: line.reads, parameters, schema: z.unknown() });
    } catch (error) {
      if (error instanceof ForgeForbidden) found.push(line);
    }
  }
  return found;
}
