// A change proposed in the user's own name: a branch, one commit, a pull request.
import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import { RequestRefused } from "../client/errors.ts";
import { createGithubBranch } from "../branch.ts";
import type { RepositoryName } from "../read-files.ts";

export type ProposedChange = {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  /** Path to the file's whole new text; null for a file that goes. */
  readonly files: ReadonlyMap<string, string | null>;
};

export type ProposalOutcome =
  | { readonly outcome: "opened" | "already-open"; readonly number: number; readonly url: string }
  | { readonly outcome: "refused"; readonly reason: string };

const Pull = z.object({ number: z.int(), html_url: z.string() });

/** An open pull request of the same branch is left as it is. */
export async function proposeChange(
  client: GithubClient,
  repository: RepositoryName,
  change: ProposedChange,
): Promise<ProposalOutcome> {
  const { owner, name } = repository;
  const at = { owner, repo: name };
  const [open] = await client.get({
    operation: "OpenProposal",
    url: "/repos/{owner}/{repo}/pulls",
    parameters: { ...at, state: "open", head: `${owner}:${change.branch}`, per_page: 1 },
    schema: z.array(Pull),
  });
  if (open !== undefined) return { outcome: "already-open", number: open.number, url: open.html_url };
  try {
    const head = await beginBranch(client, repository, change);
    const committed = await createGithubBranch(client, { owner, name, branch: change.branch }).commit({
      expectedHead: head,
      message: change.title,
      additions: new Map([...change.files].flatMap(([path, text]) => (text === null ? [] : [[path, text]]))),
      deletions: await goingFiles(client, repository, change, head),
    });
    if (committed.outcome === "forbidden") return { outcome: "refused", reason: committed.reason };
    if (committed.outcome === "conflict") {
      return { outcome: "refused", reason: `somebody else wrote to the branch ${change.branch} just now` };
    }
    const pull = await client.post({
      operation: "OpenPullRequest",
      url: "/repos/{owner}/{repo}/pulls",
      parameters: { ...at, base: change.base, head: change.branch, title: change.title, body: change.body },
      schema: Pull,
    });
    return { outcome: "opened", number: pull.number, url: pull.html_url };
  } catch (error) {
    if (error instanceof RequestRefused) return { outcome: "refused", reason: error.message };
    throw error;
  }
}

/** Those that the branch still has: an earlier try may have taken them away. */
async function goingFiles(
  client: GithubClient,
  { owner, name }: RepositoryName,
  { branch, files }: ProposedChange,
  head: string,
): Promise<readonly string[]> {
  const going = [...files].flatMap(([path, text]) => (text === null ? [path] : []));
  if (going.length === 0) return [];
  const there = await createGithubBranch(client, { owner, name, branch }).read(going, head);
  return going.filter((path) => (there?.files.get(path) ?? null) !== null);
}

/** At the base's tip, or where an earlier try left it. */
async function beginBranch(
  client: GithubClient,
  repository: RepositoryName,
  { branch, base }: ProposedChange,
): Promise<string> {
  const { owner, name } = repository;
  const earlier = await createGithubBranch(client, { owner, name, branch }).read([]);
  if (earlier !== null) return earlier.head;
  const tip = await createGithubBranch(client, { owner, name, branch: base }).read([]);
  if (tip === null) throw new RequestRefused(`there is no branch ${base}`, 404);
  await client.post({
    operation: "CreateBranch",
    url: "/repos/{owner}/{repo}/git/refs",
    parameters: { owner, repo: name, ref: `refs/heads/${branch}`, sha: tip.head },
    schema: z.object({ ref: z.string() }),
  });
  return tip.head;
}
