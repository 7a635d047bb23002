import { z } from "zod";
import { AccountId } from "../../../domain/ids.ts";
import type { GithubClient } from "../client/github-client.ts";
import type { OwnIdentity } from "../identity.ts";
import { ifAllowed } from "./if-allowed.ts";

/** The App whose bot an account is; null for an account that is no bot, or not there. */
export async function readBot(client: GithubClient, account: number): Promise<OwnIdentity | null> {
  const user = await ifAllowed(
    client.get({
      operation: "Account",
      url: "/user/{account_id}",
      parameters: { account_id: account },
      schema: z.object({ id: AccountId, login: z.string() }),
    }),
  );
  const slug = user?.login.endsWith("[bot]") === true ? user.login.slice(0, -"[bot]".length) : null;
  if (user === null || slug === null) return null;
  const app = await ifAllowed(
    client.get({
      operation: "AppOfBot",
      url: "/apps/{app_slug}",
      parameters: { app_slug: slug },
      schema: z.object({ id: z.int() }),
    }),
  );
  return { account: user.id, login: user.login, app: app?.id ?? null };
}
