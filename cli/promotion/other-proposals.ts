import * as z from "zod";
import type { Mode } from "../../src/domain/organization/schema.ts";
import { modeOfBranch } from "../github/proposal-branch.ts";
import type { Reached } from "../github/reach.ts";
import { readProposalBranches } from "../github/read-proposal-branches.ts";

type Proposal = { readonly mode: Mode; readonly number: number; readonly url: string };

const Pull = z.object({ number: z.int(), html_url: z.string() });

/** Open pull requests by which earlier calls proposed another mode. */
export async function otherProposals(
  { client, repository }: Pick<Reached, "client" | "repository">,
  wanted: Mode,
): Promise<Proposal[]> {
  const { owner, name } = repository;
  const found: Proposal[] = [];
  for (const branch of await readProposalBranches({ client, repository })) {
    const mode = modeOfBranch(branch);
    if (mode === null || mode === wanted) continue;
    const open = await client.get({
      operation: "OpenProposal",
      url: "/repos/{owner}/{repo}/pulls",
      parameters: { owner, repo: name, state: "open", head: `${owner}:${branch}`, per_page: 1 },
      schema: z.array(Pull),
    });
    found.push(...open.map(({ number, html_url: url }) => ({ mode, number, url })));
  }
  return found;
}
