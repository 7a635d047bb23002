import * as z from "zod";

import type { GithubSettings } from "../src/adapters/github/github-settings.ts";
import { createTokenForge } from "../src/adapters/github/token-forge.ts";

/** GitHub's own app, to which all belongs that a job's token makes; its number on github.com never changes. */
const onGithubCom = 15_368;

/** The number of the app that checks made with a job's token belong to: every GitHub Enterprise has its own. */
export async function githubActionsApp(settings: GithubSettings, token: string): Promise<number> {
  if (settings.baseUrl === "https://api.github.com") return onGithubCom;
  const { client } = createTokenForge({ ...settings, token, app: null });
  const { id } = await client.get({
    operation: "ActionsApp",
    url: "/apps/{slug}",
    parameters: { slug: "github-actions" },
    schema: z.object({ id: z.int() }),
  });
  return id;
}
