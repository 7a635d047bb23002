import { z } from "zod";
import { AccountId } from "../../domain/ids.ts";
import type { Memory } from "./apply/memory.ts";
import { literal } from "./ask-repository.ts";
import { RequestRefused } from "./client/errors.ts";
import type { GithubClient } from "./client/github-client.ts";
import { inChunks } from "./in-chunks.ts";

const ACCOUNTS_A_REQUEST = 100;

/** Numbers of logins; null for one that does not exist. Bots are written with `[bot]`. */
export async function accountsOf(
  client: GithubClient,
  logins: readonly string[],
  memory: Pick<Memory, "accounts">,
): Promise<ReadonlyMap<string, AccountId | null>> {
  const all = [...new Set(logins)];
  const people = inChunks(
    all.filter((login) => !isBot(login)),
    ACCOUNTS_A_REQUEST,
  );
  const found = await Promise.all([
    ...people.map((chunk) => readUsers(client, chunk, memory)),
    ...all.filter(isBot).map((login) => readBot(client, login)),
  ]);
  return new Map(found.flat());
}

type Found = readonly (readonly [string, AccountId | null])[];

function isBot(login: string): boolean {
  return login.endsWith("[bot]");
}

/** Their node ids are noted on the way: whoever is named will be assigned something. */
async function readUsers(
  client: GithubClient,
  logins: readonly string[],
  { accounts }: Pick<Memory, "accounts">,
): Promise<Found> {
  const fields = logins.map(
    (login, position) => `user${position}: user(login: ${literal(login)}) { id databaseId }`,
  );
  const { data } = await client.query({
    operation: "Accounts",
    document: `query Accounts { ${fields.join("\n")} }`,
    variables: {},
    schema: z.record(z.string(), z.object({ id: z.string(), databaseId: AccountId }).nullable()),
  });
  for (const user of Object.values(data)) if (user !== null) accounts.set(user.databaseId, user.id);
  return logins.map((login, position) => [login, data[`user${position}`]?.databaseId ?? null] as const);
}

/** GraphQL finds no bot by its login. */
async function readBot(client: GithubClient, login: string): Promise<Found> {
  const schema = z.object({ id: AccountId });
  try {
    const bot = await client.get({ operation: "Bot", url: "/users/{login}", parameters: { login }, schema });
    return [[login, bot.id]];
  } catch (error) {
    if (error instanceof RequestRefused && error.status === 404) return [[login, null]];
    throw error;
  }
}
