// GitHub with one token: an Action's, or a person's.
import type { Branch } from "../../ports/branch.ts";
import type { Forge } from "../../ports/forge.ts";
import { createGithubBranch } from "./branch.ts";
import type { GithubBranchAddress } from "./branch/branch-address.ts";
import { type Budget, createBudget } from "./client/budget.ts";
import { tokenCredentials } from "./client/credentials.ts";
import type { GithubClient } from "./client/github-client.ts";
import { type GithubSettings, clientAs, forgeAs, forgeFor } from "./github-settings.ts";
import type { OwnIdentity } from "./identity.ts";

type TokenForge = {
  /** For what only the command line asks: nothing of it is in the forge's port. */
  readonly client: GithubClient;
  readonly forge: Forge;
  readonly branch: (address: GithubBranchAddress) => Branch;
  /** What another would see, for rehearsals: it must not write. */
  readonly forgeFor: (standsFor: OwnIdentity) => Forge;
};

type TokenSettings = GithubSettings & {
  readonly token: string;
  /** The number of the App that checks made with this token belong to; null: it makes none. */
  readonly app: number | null;
  /** One of its own unless said. */
  readonly budget?: Budget;
};

export function createTokenForge(settings: TokenSettings): TokenForge {
  const client = clientAs(settings, {
    credentials: tokenCredentials(settings.token),
    budget: settings.budget ?? createBudget(),
    priority: "interactive",
    installation: null,
  });
  return {
    client,
    forge: forgeAs(settings, client, settings.app),
    branch: (address) => createGithubBranch(client, address),
    forgeFor: (standsFor) => forgeFor(settings, client, standsFor),
  };
}
