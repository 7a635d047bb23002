// Where a proposal goes: into a branch of its name that nothing stale is on.
import { z } from "zod";
import type { CommitId } from "../../../ports/branch.ts";
import { createGithubBranch } from "../branch.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";

export type ProposalBranch =
  | { readonly kind: "open"; readonly number: number; readonly url: string }
  /** Nobody has a branch of this name. */
  | { readonly kind: "new"; readonly branch: string }
  /** An earlier try began it at the base's tip, and opened no pull request. */
  | { readonly kind: "begun"; readonly branch: string; readonly head: CommitId };

const Pull = z.object({ number: z.int(), html_url: z.string() });

/** More commits than tries that ended between commit and pull request. */
const triesLookedAt = 20;

/**
 * The first of `branch`, `branch-2`, `branch-3`… that has an open pull request, or that a proposal for the base at `tip` can be
 * made in. A branch that was merged or left behind is passed over: a commit on top of it would take back what the base has since.
 */
export async function findProposalBranch(
  client: GithubClient,
  { owner, name }: RepositoryName,
  wanted: string,
  tip: CommitId,
): Promise<ProposalBranch> {
  for (let number = 1; ; number++) {
    const branch = number === 1 ? wanted : `${wanted}-${number}`;
    const [open] = await client.get({
      operation: "OpenProposal",
      url: "/repos/{owner}/{repo}/pulls",
      parameters: { owner, repo: name, state: "open", head: `${owner}:${branch}`, per_page: 1 },
      schema: z.array(Pull),
    });
    if (open !== undefined) return { kind: "open", number: open.number, url: open.html_url };
    const commits = await createGithubBranch(client, { owner, name, branch }).recentCommits(triesLookedAt);
    const [head] = commits;
    if (head === undefined) return { kind: "new", branch };
    if (commits.some(({ id }) => id === tip)) return { kind: "begun", branch, head: head.id };
  }
}
