// The ledger of a repository's team, read through GitHub's API, or with git where there is no token.
import { homedir } from "node:os";
import { join } from "node:path";
import { createGitBranch } from "../../src/adapters/git/branch.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";
import type { Ledger } from "../../src/ports/ledger.ts";
import { readRepository } from "../../src/adapters/github/survey/read-repository.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import { createShippedReader } from "../configuration/shipped-reader.ts";
import type { Context } from "../context.ts";
import { type Reached, reach } from "../github/reach.ts";
import { findRepository } from "../github/repository-name.ts";
import { findCredentials } from "../github/settings.ts";
import { CommandProblem } from "../problem.ts";
import { createLedgerReader } from "./create-ledger-reader.ts";
import { fetchLedger } from "./fetch-ledger.ts";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";

export type ReachedLedger = {
  readonly ledger: Ledger;
  /** Full name of the home that it is the ledger of. */
  readonly home: string;
  /** The repository that was asked about; null where git cannot tell its number. */
  readonly repository: RepositoryReference | null;
  /** Null where it was read with git. */
  readonly github: Reached | null;
};

/** `door: git` reads with git though there is a token. */
export type LedgerDoor = "api" | "git";

export async function reachLedger(
  context: Context,
  given: string | undefined,
  door: LedgerDoor,
): Promise<ReachedLedger> {
  const named = await findRepository(context, given);
  const hasToken = (await findCredentials(context, named.host)).kind !== "none";
  if (door === "git" || !hasToken) return readWithGit(context, given);
  const github = await reach(context, given);
  const home = await homeOf(github);
  const branch =
    home.id === github.repository.id ? github.branch(LEDGER_BRANCH) : github.branchOf(home, LEDGER_BRANCH);
  return {
    ledger: createLedgerReader(context, branch, home),
    home: `${home.owner}/${home.name}`,
    repository: github.repository,
    github,
  };
}

/** A repository that joined a team says where its home is. */
async function homeOf({ forge, repository, client }: Reached): Promise<RepositoryReference> {
  const file = await forge.file(repository, configurationPath);
  if (file === null) return repository;
  const reading = (await createShippedReader()).read(file.text);
  if (reading.role !== "joined") return repository;
  const [owner = "", name = ""] = reading.home.split("/");
  const home = await readRepository(client, { owner, name });
  if (home !== null) return home.reference;
  throw new CommandProblem(
    "absent",
    `The home of this repository, ${reading.home}, cannot be seen.`,
    "Ask for access to it, or mend `home:` in .github/tutti.yml.",
  );
}

/** With the user's own git credentials. Who signed the commits, git does not know: `verify` through the API does. */
async function readWithGit(context: Context, given: string | undefined): Promise<ReachedLedger> {
  const named = await findRepository(context, given);
  const home = `${named.owner}/${named.name}`;
  const cache =
    context.environment["XDG_CACHE_HOME"]?.trim() || join(context.environment["HOME"] ?? homedir(), ".cache");
  const gitDirectory = await fetchLedger(context, named, join(cache, "tutti"));
  const branch = createGitBranch({
    gitDirectory,
    name: LEDGER_BRANCH,
    identity: { name: "tutti", email: "tutti@localhost" },
    clock: context.clock,
  });
  const ledger = createLedgerReader(context, branch, null);
  return { ledger, home, repository: null, github: null };
}
