import { readDirectories } from "../../src/adapters/github/survey/read-directories.ts";
import {
  readCollaborators,
  readRecentAuthors,
  readTeam,
} from "../../src/adapters/github/survey/read-people.ts";
import { readActionsEnabled, readBranchRules } from "../../src/adapters/github/survey/read-rules.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";
import type { Context } from "../context.ts";
import { readInstalledFiles } from "../github/installed-files.ts";
import type { Reached } from "../github/reach.ts";
import type { Person, RepositoryFacts } from "./facts.ts";
import { packageFolders } from "./propose-domains.ts";
import { readKnownAgents } from "./read-known-agents.ts";
import { readWriter } from "./read-writer.ts";
import { readCodeowners, teamsIn } from "./read-codeowners.ts";
import { workflowPath } from "./shipped-workflow.ts";

/** Where GitHub looks for it, in its order. */
const codeownersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/** Reads all that a proposal needs; nothing is asked of the user, and nothing is written. */
export async function gatherFacts(context: Context, github: Reached): Promise<RepositoryFacts> {
  const { client, repository, survey } = github;
  const files = await readRootFiles(github);
  const isEmpty = files === null;
  const standing = files?.get(configurationPath) ?? null;
  context.progress("reading who works here…");
  const { people: seen, isComplete } = await readPeople(github);
  const codeowners =
    codeownersPaths.map((path) => files?.get(path) ?? null).find((text) => text !== null) ?? null;
  const teams = new Map<string, readonly string[] | null>();
  for (const team of teamsIn(readCodeowners(codeowners ?? ""))) teams.set(team, await readTeam(client, team));
  const people = isComplete ? seen : [...seen, ...(await readOwners(github, seen, codeowners))];
  context.progress("reading where the work is…");
  const directories = isEmpty ? [] : await readAllDirectories(github);
  const branch = isEmpty ? null : repository.defaultBranch;
  const rules = branch === null ? null : await readBranchRules(client, repository, branch);
  return {
    fullName: `${repository.owner}/${repository.name}`,
    archived: survey.archived,
    defaultBranch: branch,
    branchIsProtected:
      rules?.needsPullRequest === true ||
      rules?.hasBranchProtection === true ||
      (rules?.checks.length ?? 0) > 0,
    actionsEnabled: await readActionsEnabled(client, repository),
    hasConfiguration: standing !== null,
    agents: await readKnownAgents(github, standing),
    writer: isEmpty ? null : await readWriter(context, github),
    workflows: branch === null ? [] : await readWorkflows(github, branch, files),
    people,
    peopleAreComplete: isComplete,
    codeowners,
    teams,
    directories,
    me: await myLogin(github),
  };
}

/** Null for a repository without a commit. */
async function readRootFiles({
  branch,
  repository,
}: Reached): Promise<ReadonlyMap<string, string | null> | null> {
  const { defaultBranch } = repository;
  if (defaultBranch === null) return null;
  const snapshot = await branch(defaultBranch).read([...codeownersPaths, configurationPath, workflowPath]);
  return snapshot?.files ?? null;
}

async function readWorkflows(
  github: Reached,
  defaultBranch: string,
  files: ReadonlyMap<string, string | null> | null,
): Promise<readonly string[]> {
  const { paths } = await readInstalledFiles(github.branch(defaultBranch));
  const running = paths.filter((path) => path !== configurationPath);
  const usual = typeof files?.get(workflowPath) === "string" ? [workflowPath] : [];
  return [...new Set([...usual, ...running])];
}

async function readAllDirectories({ client, repository }: Reached): Promise<readonly string[]> {
  const root = await readDirectories(client, repository, "");
  const found = [...root];
  for (const folder of packageFolders.filter((each) => root.includes(each))) {
    found.push(...(await readDirectories(client, repository, folder)));
  }
  return found;
}

type People = {
  readonly people: readonly Person[];
  /** Whether the token was shown who has a say. */
  readonly isComplete: boolean;
};

async function readPeople(github: Reached): Promise<People> {
  const { client, repository, survey } = github;
  const authors = await readRecentAuthors(client, repository);
  const count = (login: string) => authors.filter((author) => author.login === login).length;
  const collaborators = await readCollaborators(client, repository);
  const people = new Map<string, Person>();
  for (const { login, isBot } of authors) {
    people.set(login, {
      login,
      kind: isBot ? "bot" : "user",
      permission: "none",
      pullRequests: count(login),
    });
  }
  for (const { login, isBot, permission } of collaborators ?? []) {
    people.set(login, { login, kind: isBot ? "bot" : "user", permission, pullRequests: count(login) });
  }
  const me = await myLogin(github);
  if (me !== null && collaborators === null) {
    const permission = survey.mine === "unknown" ? "write" : survey.mine;
    people.set(me, { login: me, kind: "user", permission, pullRequests: count(me) });
  }
  return { people: [...people.values()], isComplete: collaborators !== null };
}

/** A person's login, and no bot's. */
const personal = /^[A-Za-z\d][\w-]*$/;

/** Whom CODEOWNERS names besides, where the token is not shown who has a say; accounts that are gone are left out. */
async function readOwners(
  { forge }: Reached,
  seen: readonly Person[],
  codeowners: string | null,
): Promise<readonly Person[]> {
  const known = new Set(seen.map(({ login }) => login.toLowerCase()));
  const named = readCodeowners(codeowners ?? "").flatMap(({ logins }) => logins);
  const others = [...new Set(named)].filter(
    (login) => personal.test(login) && !known.has(login.toLowerCase()),
  );
  const accounts = await forge.accounts(others);
  return others
    .filter((login) => (accounts.get(login) ?? null) !== null)
    .map((login) => ({ login, kind: "user", permission: "none", pullRequests: 0 }));
}

/** An App is no member of a team. */
async function myLogin({ credentials, forge }: Reached): Promise<string | null> {
  return credentials.kind === "app" ? null : (await forge.identity()).login;
}
