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

/** What issues and pull requests have in common takes the permission of whichever it is done to. */
const shared = String.raw`\b(?:add|remove|update|delete)\w*(?:Labels|Comment|Reaction|Assignees)`;

const lines: readonly Line[] = [
  {
    permission: "contents: write",
    writes: /contents=write|CommitOnBranch|ledger/,
    reads: "/repos/{owner}/{repo}/branches",
  },
  {
    permission: "issues: write",
    writes: new RegExp(`issues=write|a label:|\\b(?:create|update)Label|\\b(?:close|reopen)Issue|${shared}`),
    reads: "/repos/{owner}/{repo}/issues",
  },
  {
    permission: "pull-requests: write",
    writes: new RegExp(
      `pull_requests=write|\\b(?:requestReviews|convertPullRequest|markPullRequest)|${shared}`,
    ),
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

/**
 * A refused write says what it was; where that may be either of two, and after a refused read, each is tried by reading.
 * All that it may be when that does not tell.
 */
export async function missingPermissions(
  client: Pick<GithubClient, "get">,
  repository: { readonly owner: string; readonly name: string },
  refusal: string,
): Promise<readonly string[]> {
  const said = lines.filter(({ writes }) => writes.test(refusal));
  const possible = said.length > 0 ? said : lines;
  const found = possible.length === 1 ? possible : await unreadable(client, repository, possible);
  return (found.length > 0 ? found : possible).map(({ permission }) => permission);
}

async function unreadable(
  client: Pick<GithubClient, "get">,
  { owner, name }: { readonly owner: string; readonly name: string },
  possible: readonly Line[],
): Promise<readonly Line[]> {
  const found: Line[] = [];
  for (const line of possible) {
    const parameters = { owner, repo: name, per_page: 1 };
    try {
      await client.get({ operation: "ProbePermission", url: line.reads, parameters, schema: z.unknown() });
    } catch (error) {
      if (error instanceof ForgeForbidden) found.push(line);
    }
  }
  return found;
}
