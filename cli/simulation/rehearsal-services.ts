import { createHash } from "node:crypto";
import { readBot } from "../../src/adapters/github/survey/read-bot.ts";
import { readRepository } from "../../src/adapters/github/survey/read-repository.ts";
import { createLogger } from "../../src/adapters/system/logger.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";
import { COMMIT_PACE } from "../../src/usecases/commit-pace.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import type { HomeServices } from "../../src/usecases/home.ts";
import { readState } from "../../src/usecases/read-state.ts";
import { createShippedReader } from "../configuration/shipped-reader.ts";
import type { Reached } from "../github/reach.ts";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";
import type { ReachedLedger } from "../ledger/reach-ledger.ts";
import { CommandProblem } from "../problem.ts";

/** What a rehearsal of the writer's work is made with: its eyes, and the user's token. */
export async function rehearsalServices(
  github: Reached,
  { ledger, home }: Pick<ReachedLedger, "ledger" | "home">,
): Promise<HomeServices> {
  const repository = await repositoryNamed(github, home);
  const read = await readState(ledger);
  const frame = read.outcome === "read" ? read.state.frame : null;
  if (read.outcome === "absent" && (await github.forge.file(repository, configurationPath)) === null) {
    throw new CommandProblem(
      "absent",
      `${home} is under nobody's care: it has neither a ${configurationPath} nor a ledger.`,
      "`tutti init` prepares it.",
    );
  }
  const names =
    frame?.configuration?.resolved.organization.repositories.map(({ fullName }) => fullName) ?? [];
  return {
    repository,
    door: frame?.configuration?.resolved.organization.writer ?? frame?.writer ?? "app",
    forge: await forgeOfWriter(github, repository, names),
    ledger,
    clock: github.clock,
    reader: await createShippedReader(),
    digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, 16),
    logger: createLogger("silent"),
    pace: COMMIT_PACE,
  };
}

/** The App sees for itself; a person's token stands in for whoever wrote the ledger last. */
async function forgeOfWriter(
  github: Reached,
  home: RepositoryReference,
  names: readonly string[],
): Promise<Forge> {
  if (github.credentials.kind === "app") return github.forge;
  const [newest] = await github.branchOf(home, LEDGER_BRANCH).recentCommits(1);
  const account = newest?.author.account ?? null;
  const bot = account === null ? null : await readBot(github.client, Number(account));
  const forge = bot === null ? github.forge : github.forgeFor(bot);
  return { ...forge, repositories: () => repositoriesNamed(github, home, names) };
}

async function repositoriesNamed(
  { client }: Reached,
  home: RepositoryReference,
  names: readonly string[],
): Promise<readonly RepositoryReference[]> {
  const found = [home];
  for (const fullName of names) {
    const [owner = "", name = ""] = fullName.split("/");
    const read = await readRepository(client, { owner, name });
    if (read !== null && read.reference.id !== home.id) found.push(read.reference);
  }
  return found;
}

async function repositoryNamed(
  { client, repository }: Reached,
  fullName: string,
): Promise<RepositoryReference> {
  if (`${repository.owner}/${repository.name}` === fullName) return repository;
  const [owner = "", name = ""] = fullName.split("/");
  const read = await readRepository(client, { owner, name });
  if (read !== null) return read.reference;
  throw new CommandProblem("absent", `${fullName} cannot be seen.`, "Ask for access to the team's home.");
}
