// How a command gets to its repository on GitHub.
import { type AppForges, createAppForges } from "../../src/adapters/github/app-forges.ts";
import type { GithubClient } from "../../src/adapters/github/client/github-client.ts";
import type { Observation } from "../../src/adapters/github/client/observation.ts";
import type { GithubSettings } from "../../src/adapters/github/github-settings.ts";
import { type SurveyedRepository, readRepository } from "../../src/adapters/github/survey/read-repository.ts";
import { createTokenForge } from "../../src/adapters/github/token-forge.ts";
import { isUnknownApp } from "../../src/adapters/github/unknown-app.ts";
import { correctedClock } from "../../src/engine/github-clock.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import type { Context } from "../context.ts";
import { CommandProblem } from "../problem.ts";
import { type RepositoryName, findRepository } from "./repository-name.ts";
import { withoutToken } from "./need-token.ts";
import { type Credentials, apiUrlOf, findCredentials } from "./settings.ts";

export type Reached = {
  readonly apiUrl: string;
  /** The machine's, put right by GitHub's: deadlines are counted by the time there. */
  readonly clock: Clock;
  readonly credentials: Exclude<Credentials, { kind: "none" }>;
  readonly client: GithubClient;
  readonly forge: Forge;
  readonly branch: (name: string) => Branch;
  readonly branchOf: (
    repository: { readonly owner: string; readonly name: string },
    branch: string,
  ) => Branch;
  /** What another account would see of itself; for rehearsals alone. */
  readonly forgeFor: ReturnType<typeof createTokenForge>["forgeFor"];
  readonly survey: SurveyedRepository;
  readonly repository: RepositoryReference;
  /** The App and its installation here; null with a token. */
  readonly app: ReachedApp | null;
};

type ReachedApp = {
  readonly name: string;
  readonly slug: string;
  readonly events: readonly string[];
  readonly suspended: boolean;
  readonly permissions: Readonly<Record<string, string>>;
};

/** The repository as GitHub shows it to the user. @throws CommandProblem when there is no token, or no such repository */
export async function reach(context: Context, given: string | undefined): Promise<Reached> {
  const named = await findRepository(context, given);
  const apiUrl = apiUrlOf(context, named.host);
  const credentials = await findCredentials(context, named.host);
  if (credentials.kind === "none") throw withoutToken(apiUrl);
  context.progress(`asking ${new URL(apiUrl).host} about ${named.owner}/${named.name}…`);
  let serverTime: number | null = null;
  const settings = {
    baseUrl: apiUrl,
    clock: context.clock,
    gate: gateCheckName,
    observe: (seen: Observation) => {
      serverTime = seen.serverTime;
    },
  };
  const door = await open(settings, credentials, named);
  const survey = await readRepository(door.client, named);
  if (survey === null) {
    throw new CommandProblem(
      "absent",
      `GitHub shows no repository ${named.owner}/${named.name} to ${credentials.from}.`,
      "Check the name, and that the token or the App may see it.",
    );
  }
  const { owner, name } = survey.reference;
  return {
    apiUrl,
    clock: correctedClock(context.clock, serverTime),
    credentials,
    client: door.client,
    forge: door.forge,
    forgeFor: door.forgeFor,
    branch: (branch) => door.branch({ owner, name, branch }),
    branchOf: (repository, branch) => door.branch({ owner: repository.owner, name: repository.name, branch }),
    survey,
    repository: survey.reference,
    app: door.app,
  };
}

type Door = Pick<Reached, "client" | "forge" | "forgeFor" | "app"> & {
  readonly branch: ReturnType<typeof createTokenForge>["branch"];
};

async function open(
  settings: GithubSettings,
  credentials: Reached["credentials"],
  named: RepositoryName,
): Promise<Door> {
  switch (credentials.kind) {
    case "token":
      return { ...createTokenForge({ ...settings, token: credentials.token, app: null }), app: null };
    case "app": {
      const forges = createAppForges({ ...settings, ...credentials });
      const { id, suspended, permissions } = await installationOn(forges, credentials, named.owner);
      const { name, slug, events } = await forges.app();
      return {
        client: forges.client(id),
        forge: forges.forge(id),
        forgeFor: () => forges.forge(id),
        branch: (address) => forges.branch(id, address),
        app: { name, slug, events, suspended, permissions },
      };
    }
    default:
      return credentials satisfies never;
  }
}

type Installation = Awaited<ReturnType<AppForges["installations"]>>[number];

async function installationOn(
  forges: AppForges,
  { appId, from }: Extract<Credentials, { kind: "app" }>,
  owner: string,
): Promise<Installation> {
  const installations = await forges.installations().catch((cause: unknown) => {
    if (!isUnknownApp(cause)) throw cause;
    throw new CommandProblem(
      "unreachable",
      `GitHub does not know App ${appId} by this key (${from}): ${cause.message}`,
      "Take APP_ID from the settings page of the App that the key was made for, or make a new key there.",
      { cause },
    );
  });
  const found = installations.find(({ account }) => account.login.toLowerCase() === owner.toLowerCase());
  if (found !== undefined) return found;
  throw new CommandProblem(
    "absent",
    `The App of APP_ID is not installed on ${owner}.`,
    "Install it from the App's page, or unset APP_ID and set GITHUB_TOKEN.",
  );
}
