import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import type { RepositoryName } from "../github/repository-name.ts";
import { apiUrlOf } from "../github/settings.ts";
import { webUrlOf } from "../../src/adapters/github/hosts.ts";
import { CommandProblem } from "../problem.ts";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";

/** Brings the ledger's branch into a bare repository of the cache, and gives its folder. */
export async function fetchLedger(
  context: Context,
  { owner, name, host }: RepositoryName,
  cache: string,
): Promise<string> {
  const url = await urlOf(context, owner, name, host);
  const site = host ?? new URL(url).host;
  const directory = join(cache, site.replaceAll(":", "_"), owner, `${name}.git`);
  await mkdir(directory, { recursive: true });
  context.progress(`fetching the ledger of ${owner}/${name} with git…`);
  await git(context, ["init", "--quiet", "--bare", directory]);
  const ref = `refs/heads/${LEDGER_BRANCH}`;
  const listed = await git(context, ["ls-remote", url, ref]);
  const shared = ["--git-dir", directory];
  if (listed.trim() === "") {
    await git(context, [...shared, "update-ref", "-d", ref]);
  } else {
    await git(context, [...shared, "fetch", "--quiet", "--no-tags", url, `+${ref}:${ref}`]);
  }
  return directory;
}

/** The folder's own remote carries the credentials that the user works with. */
async function urlOf(context: Context, owner: string, name: string, host: string | null): Promise<string> {
  if (host === null) return `${webUrlOf(apiUrlOf(context, null))}/${owner}/${name}.git`;
  for (const remote of ["upstream", "origin"]) {
    const told = await context.run("git", ["remote", "get-url", remote]);
    const url = told?.exitCode === 0 ? told.stdout.trim() : "";
    if (url !== "") return url;
  }
  return `https://${host}/${owner}/${name}.git`;
}

async function git(context: Context, parameters: readonly string[]): Promise<string> {
  const ran = await context.run("git", parameters);
  if (ran?.exitCode === 0) return ran.stdout;
  throw new CommandProblem(
    "unreachable",
    ran === null ? "git is not installed." : `git could not be asked: git ${parameters.join(" ")}`,
    "Check that git may reach the repository from here, or set GITHUB_TOKEN to ask GitHub's API.",
  );
}
