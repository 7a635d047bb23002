import { z } from "zod";
import { AccountId } from "../../domain/ids.ts";
import type { GithubClient } from "./client/github-client.ts";

export type OwnIdentity = {
  readonly account: AccountId;
  readonly login: string;
  readonly app: number | null;
};

/** Who GitHub takes us for; asked once. An App's installation is the App's bot. */
export function createIdentity(client: GithubClient, app: number | null): () => Promise<OwnIdentity> {
  let asked: Promise<OwnIdentity> | null = null;

  async function ask(): Promise<OwnIdentity> {
    const { data } = await client.query({
      operation: "Viewer",
      document: "query Viewer { viewer { login databaseId } }",
      variables: {},
      schema: z.object({ viewer: z.object({ login: z.string(), databaseId: AccountId }) }),
    });
    return { account: data.viewer.databaseId, login: data.viewer.login, app };
  }

  return async () => {
    asked ??= ask();
    try {
      return await asked;
    } catch (error) {
      asked = null;
      throw error;
    }
  };
}
