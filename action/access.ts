import type { Budget } from "../src/adapters/github/client/budget.ts";
import { createAppForges } from "../src/adapters/github/app-forges.ts";
import { type FirstLook, firstLook } from "../src/adapters/github/first-look.ts";
import type { GithubSettings } from "../src/adapters/github/github-settings.ts";
import { createTokenForge } from "../src/adapters/github/token-forge.ts";
import { isUnknownApp } from "../src/adapters/github/unknown-app.ts";
import { type AccessOf, accessOfApp, accessOfJob } from "../src/engine/github-access.ts";
import { githubActionsApp } from "./github-actions-app.ts";
import type { ActionSettings } from "./settings.ts";

/** GitHub does not know the App of that number by that key. */
export class AppUnknown extends Error {
  override readonly name = "AppUnknown";
}

export type ActionAccess = FirstLook & {
  readonly accessOf: AccessOf;
  readonly lane: string;
};

/**
 * Who we are at GitHub, and the repository that we were started for. `budget` is the job's own token's. Null when the App is not installed there.
 */
export async function openAccess(
  { credentials, repository: named }: Pick<ActionSettings, "credentials" | "repository">,
  settings: GithubSettings,
  budget: Budget,
): Promise<ActionAccess | null> {
  if (credentials.kind === "app") {
    const forges = createAppForges({ ...settings, ...credentials });
    const owner = named.owner.toLowerCase();
    const installations = await forges.installations().catch((cause: unknown) => {
      throw isUnknownApp(cause) ? new AppUnknown(cause.message, { cause }) : cause;
    });
    const installation = installations.find(({ account }) => account.login.toLowerCase() === owner);
    if (installation === undefined) return null;
    const seen = await firstLook(forges.client(installation.id), named);
    return { ...seen, accessOf: accessOfApp(forges), lane: String(installation.id) };
  }
  const { token } = credentials;
  const app = await githubActionsApp(settings, token);
  const access = createTokenForge({ ...settings, token, app, budget });
  const seen = await firstLook(access.client, named);
  return { ...seen, accessOf: accessOfJob(access, seen.repository), lane: "job" };
}
