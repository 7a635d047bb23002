import { z } from "zod";
import type { GithubClient } from "../client/github-client.ts";

export type Standing = {
  /** Requests left of this hour's, and all of them. */
  readonly rest: { readonly remaining: number; readonly limit: number };
  /** GitHub's clock, epoch milliseconds; null where it did not tell. */
  readonly serverTime: number | null;
};

const Quota = z.object({
  resources: z.object({ core: z.object({ remaining: z.int(), limit: z.int() }) }),
});

/** How much may still be asked, and what time it is at GitHub. */
export async function readStanding(client: GithubClient): Promise<Standing> {
  const { resources } = await client.get({ operation: "Quota", url: "/rate_limit", schema: Quota });
  const { serverTime } = await client.query({
    operation: "ServerTime",
    document: "query ServerTime { rateLimit { cost } }",
    variables: {},
    schema: z.object({ rateLimit: z.object({ cost: z.int() }).nullable() }),
  });
  return { rest: resources.core, serverTime };
}
