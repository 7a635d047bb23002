// The App on GitHub: itself, its installations, and a forge and branches for each of them.
import { z } from "zod";
import type { Branch } from "../../ports/branch.ts";
import type { Forge } from "../../ports/forge.ts";
import type { Account } from "../../ports/forge-facts.ts";
import { AccountPayload } from "./account.ts";
import { createGithubBranch } from "./branch.ts";
import type { GithubBranchAddress } from "./branch/branch-address.ts";
import { type Budget, createBudget } from "./client/budget.ts";
import { connect } from "./client/connection.ts";
import type { Priority } from "./client/content-allowance.ts";
import { appCredentials, installationCredentials } from "./client/credentials.ts";
import type { GithubClient } from "./client/github-client.ts";
import { type GithubSettings, clientAs, forgeAs } from "./github-settings.ts";

type AppSettings = GithubSettings & { readonly appId: number; readonly privateKey: string };

type Installation = {
  readonly id: number;
  readonly account: Account;
  readonly suspended: boolean;
  readonly permissions: Readonly<Record<string, string>>;
};

export interface AppForges {
  app(): Promise<{
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    /** Names of the webhook events that it is sent. */
    readonly events: readonly string[];
  }>;
  installations(): Promise<readonly Installation[]>;
  /** The same each time, so that what it learned is kept. Reports leave room to commands. */
  forge(installation: number, priority?: Priority): Forge;
  branch(installation: number, address: GithubBranchAddress): Branch;
  /** For what only the command line asks: nothing of it is in the forge's port. */
  client(installation: number): GithubClient;
}

const PAGE = 100;

const AppAnswer = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  events: z.array(z.string()).default([]),
});

const InstallationAnswer = z
  .object({
    id: z.int(),
    account: AccountPayload,
    suspended_at: z.string().nullish(),
    permissions: z.record(z.string(), z.string()),
  })
  .transform(({ id, account, suspended_at, permissions }): Installation => ({
    id,
    account,
    suspended: Boolean(suspended_at),
    permissions,
  }));

export function createAppForges(settings: AppSettings): AppForges {
  const { appId, privateKey } = settings;
  const connection = connect(settings);
  const identity = { appId, privateKey };
  const clients = new Map<string, GithubClient>();
  const forges = new Map<string, Forge>();
  const budgets = new Map<number, Budget>();
  const appClient = clientAs(settings, {
    credentials: appCredentials(identity),
    budget: createBudget(),
    priority: "interactive",
    installation: null,
  });

  function clientOf(installation: number, priority: Priority): GithubClient {
    return remembered(clients, `${installation} ${priority}`, () => {
      const budget = remembered(budgets, installation, () => createBudget());
      const credentials = installationCredentials(identity, installation, connection);
      return clientAs(settings, { credentials, budget, priority, installation });
    });
  }

  return {
    app: () => appClient.get({ operation: "App", url: "/app", schema: AppAnswer }),
    installations: () => readInstallations(appClient),
    forge: (installation, priority = "interactive") =>
      remembered(forges, `${installation} ${priority}`, () =>
        forgeAs(settings, clientOf(installation, priority), appId),
      ),
    client: (installation) => clientOf(installation, "interactive"),
    branch: (installation, address) => createGithubBranch(clientOf(installation, "interactive"), address),
  };
}

async function readInstallations(client: GithubClient): Promise<readonly Installation[]> {
  const found: Installation[] = [];
  for (let page = 1; ; page += 1) {
    const installations = await client.get({
      operation: "Installations",
      url: "/app/installations",
      parameters: { per_page: PAGE, page },
      schema: z.array(InstallationAnswer),
    });
    found.push(...installations);
    if (installations.length < PAGE) return found;
  }
}

function remembered<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
