import { z } from "zod";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";
import type { GithubClient } from "../../src/adapters/github/client/github-client.ts";
import { ifAllowed } from "../../src/adapters/github/survey/if-allowed.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { Reached } from "../github/reach.ts";

/** The App whose checks Tutti's are here: its own, or GitHub Actions'. */
export type GateGiver = { readonly id: number; readonly name: string };

const bot = "[bot]";
const App = z.object({ id: z.int(), name: z.string() });

type Place = Pick<Reached, "app" | "credentials"> & {
  readonly client: Pick<GithubClient, "get">;
  readonly branchOf: (...place: Parameters<Reached["branchOf"]>) => Pick<Branch, "recentCommits">;
};

/**
 * As the App, that App; else the one whose bot wrote the ledger last, since whoever writes there gives the checks too.
 * Null where nobody wrote yet, or GitHub does not show the App to this token.
 */
export async function findGateGiver(
  { app, credentials, client, branchOf }: Place,
  home: string,
): Promise<GateGiver | null> {
  if (app !== null && credentials.kind === "app") return { id: credentials.appId, name: app.name };
  const [owner = "", name = ""] = home.split("/");
  const [newest] = await branchOf({ owner, name }, LEDGER_BRANCH).recentCommits(1);
  if (newest?.signature !== "verified" || !newest.author.name.endsWith(bot)) return null;
  const slug = newest.author.name.slice(0, -bot.length);
  return ifAllowed(
    client.get({ operation: "App", url: "/apps/{app_slug}", parameters: { app_slug: slug }, schema: App }),
  );
}
