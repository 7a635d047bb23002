import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";

const PAGE = 100;

const CheckRun = z.object({
  id: z.int(),
  name: z.string(),
  conclusion: z.string().nullable(),
  app: z.object({ slug: z.string().optional() }).nullable(),
});

const CheckRuns = z.object({ check_runs: z.array(CheckRun) });

/** A check on a commit that has no end, or one that holds up a merge where the check is required. */
export type WaitingCheck = {
  readonly id: number;
  readonly name: string;
  /** Short name of the App that gave it, and alone can change it. */
  readonly giver: string;
};

const letsPass: ReadonlySet<string | null> = new Set(["success", "neutral", "skipped"]);

/** The newest of each check on a commit, but for those that let a merge pass. */
export async function readWaitingChecks(
  client: Pick<GithubClient, "get">,
  { owner, name }: RepositoryName,
  commit: string,
): Promise<readonly WaitingCheck[]> {
  const found: WaitingCheck[] = [];
  for (let page = 1; ; page += 1) {
    const { check_runs: runs } = await client.get({
      operation: "CheckRuns",
      url: "/repos/{owner}/{repo}/commits/{ref}/check-runs",
      parameters: { owner, repo: name, ref: commit, filter: "latest", per_page: PAGE, page },
      schema: CheckRuns,
    });
    for (const { id, name: check, conclusion, app } of runs) {
      if (!letsPass.has(conclusion)) found.push({ id, name: check, giver: app?.slug ?? "" });
    }
    if (runs.length < PAGE) return found;
  }
}
