import { z } from "zod";
import { readPages } from "../../src/adapters/github/survey/read-pages.ts";
import { isProposalBranch, proposalPrefixes } from "./proposal-branch.ts";
import type { Reached } from "./reach.ts";

const Ref = z.object({ ref: z.string() });
const mostPages = 10;

/** Branches that `tutti init`, `promote` and `uninstall` made for their pull requests, those that are still there. */
export async function readProposalBranches({
  client,
  repository,
}: Pick<Reached, "client" | "repository">): Promise<readonly string[]> {
  const read = (beginning: string) =>
    readPages(client, {
      operation: "ProposalBranches",
      url: "/repos/{owner}/{repo}/git/matching-refs/{+ref}",
      parameters: { owner: repository.owner, repo: repository.name, ref: `heads/${beginning}` },
      item: Ref,
      most: mostPages,
    });
  const pages = await Promise.all(proposalPrefixes.map(read));
  return pages
    .flat()
    .map(({ ref }) => ref.replace("refs/heads/", ""))
    .filter(isProposalBranch);
}
