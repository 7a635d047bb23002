import { z } from "zod";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";
import type { GithubClient } from "../../src/adapters/github/client/github-client.ts";
import { ifAllowed } from "../../src/adapters/github/survey/if-allowed.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { Reached } from "../github/reach.ts";
import { job } from "../removal/ledger-writers.ts";

/** The App whose checks Tutti's are here: its own, or GitHub Actions'. `slug`: its short name, as in its address. */
export type GateGiver = { readonly id: number; readonly name: string; readonly slug: string };

const bot = "[bot]";
const App = z.object({ id: z.int(), name: z.string() });

type Place = Pick<Reached, "credentials"> & {
  readonly app: Pick<NonNullable<Reached["app"]>, "name" | "slug"> | null;
  readonly client: Pick<GithubClient, "get">;
  readonly branchOf: (...place: Parameters<Reached["branchOf"]>) => Pick<Branch, "recentCommits">;
};

/**
 * The App whose bot wrote the ledger last, since whoever writes there gives the checks too. Where no App's did, the one
 * that asks; null where that is none, or GitHub does not show the App that wrote. `actsAsApp`: whether the workflow acts as an App by now,
 * whatever its own token wrote before.
 */
export async function findGateGiver(
  { app, credentials, client, branchOf }: Place,
  { home, actsAsApp }: { readonly home: string; readonly actsAsApp: boolean },
): Promise<GateGiver | null> {
  const own =
    app !== null && credentials.kind === "app"
      ? { id: credentials.appId, name: app.name, slug: app.slug }
      : null;
  const [owner = "", name = ""] = home.split("/");
  const [newest] = await branchOf({ owner, name }, LEDGER_BRANCH).recentCommits(1);
  if (newest?.signature !== "verified" || !newest.author.name.endsWith(bot)) return own;
  const slug = newest.author.name.slice(0, -bot.length);
  if (slug === own?.slug || (slug === job && actsAsApp)) return own;
  const writer = await ifAllowed(
    client.get({ operation: "App", url: "/apps/{app_slug}", parameters: { app_slug: slug }, schema: App }),
  );
  return writer === null ? null : { ...writer, slug };
}
