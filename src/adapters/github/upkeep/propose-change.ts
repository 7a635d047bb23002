// A change proposed in the user's own name: a branch, one commit, a pull request.
import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";
import { RequestRefused } from "../client/errors.ts";
import { createGithubBranch } from "../branch.ts";
import type { CommitId } from "../../../ports/branch.ts";
import type { RepositoryName } from "../read-files.ts";
import { findProposalBranch } from "./find-proposal-branch.ts";

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
  try {
    const tip = await tipOf(client, repository, change.base);
    const place = await findProposalBranch(client, repository, change.branch, tip);
    if (place.kind === "open") return { outcome: "already-open", number: place.number, url: place.url };
    const { branch } = place;
    if (place.kind === "new") await createBranch(client, repository, branch, tip);
    const head = place.kind === "new" ? tip : place.head;
    const committed = await createGithubBranch(client, { owner, name, branch }).commit({
      expectedHead: head,
      message: change.title,
      additions: new Map([...change.files].flatMap(([path, text]) => (text === null ? [] : [[path, text]]))),
      deletions: await goingFiles(client, repository, change, head),
    });
    if (committed.outcome === "forbidden") return { outcome: "refused", reason: committed.reason };
    if (committed.outcome === "conflict") {
      return { outcome: "refused", reason: `somebody else wrote to the branch ${branch} just now` };
    }
    const { base, title, body } = change;
    const pull = await client.post({
      operation: "OpenPullRequest",
      url: "/repos/{owner}/{repo}/pulls",
      parameters: { owner, repo: name, base, head: branch, title, body },
      schema: Pull,
    });
    return { outcome: "opened", number: pull.number, url: pull.html_url };
  } catch (error) {
    if (error instanceof RequestRefused) return { outcome: "refused", reason: error.message };
    throw error;
  }
}

/** Those that are still there: an earlier try may have taken them away. */
async function goingFiles(
  client: GithubClient,
  { owner, name }: RepositoryName,
  { base, files }: ProposedChange,
  head: string,
): Promise<readonly string[]> {
  const going = [...files].flatMap(([path, text]) => (text === null ? [path] : []));
  if (going.length === 0) return [];
  const there = await createGithubBranch(client, { owner, name, branch: base }).read(going, head);
  return going.filter((path) => (there?.files.get(path) ?? null) !== null);
}

async function tipOf(
  client: GithubClient,
  { owner, name }: RepositoryName,
  branch: string,
): Promise<CommitId> {
  const tip = await createGithubBranch(client, { owner, name, branch }).read([]);
  if (tip === null) throw new RequestRefused(`there is no branch ${branch}`, 404);
  return tip.head;
}

async function createBranch(
  client: GithubClient,
  { owner, name }: RepositoryName,
  branch: string,
  tip: CommitId,
): Promise<void> {
  await client.post({
    operation: "CreateBranch",
    url: "/repos/{owner}/{repo}/git/refs",
    parameters: { owner, repo: name, ref: `refs/heads/${branch}`, sha: tip },
    schema: z.object({ ref: z.string() }),
  });
}
