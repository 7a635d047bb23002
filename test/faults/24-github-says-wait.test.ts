import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { GithubClient } from "../../src/adapters/github/client/github-client.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../src/ports/forge.ts";
import {
  HEADERS,
  HOST,
  NOW,
  allowNetwork,
  forbidNetwork,
  githubOnNock,
  onGraphql,
} from "../support/github-on-nock.ts";

const read = (client: GithubClient) => client.get({ operation: "Thing", url: "/thing", schema: z.unknown() });

const change = (client: GithubClient) =>
  client.mutate({
    operation: "Change",
    document: "mutation Change { x }",
    variables: {},
    schema: z.unknown(),
    mutations: 1,
    creations: 1,
  });

async function retryAtOf(work: Promise<unknown>): Promise<number | null> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof ForgeUnavailable) return error.retryAt;
  throw error;
}

const reset = String(NOW / 1_000 + 1_200);

describe("fault 24: GitHub says wait", () => {
  beforeEach(forbidNetwork);
  afterEach(allowNetwork);

  test.each([
    ["a secondary limit with retry-after", 403, { message: "x" }, { "retry-after": "45" }, 45_000],
    ["a 429 with retry-after", 429, { message: "x" }, { "retry-after": "30" }, 30_000],
    [
      "a secondary limit without it",
      403,
      { message: "You have exceeded a secondary rate limit." },
      {},
      60_000,
    ],
    ["a 429 without it", 429, { message: "x" }, {}, 60_000],
    [
      "a spent primary limit, by GitHub's clock",
      403,
      { message: "API rate limit exceeded" },
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
      1_201_000,
    ],
  ])(
    "%s: nothing is repeated, and nothing is asked before the time",
    async (_name, status, body, headers, wait) => {
      nock(HOST)
        .get("/api/v3/thing")
        .reply(status, body, { ...HEADERS, ...headers });
      const { client, clock, observations } = githubOnNock();
      expect(await retryAtOf(read(client))).toBe(NOW + wait);
      expect(await retryAtOf(change(client))).toBe(NOW + wait);
      expect(observations).toHaveLength(1);

      await clock.sleep(wait);
      nock(HOST).get("/api/v3/thing").reply(200, {}, HEADERS);
      await read(client);
    },
  );

  test("an HTML page with status 403 is no missing permission", async () => {
    nock(HOST).get("/api/v3/thing").reply(403, "<html>Access denied</html>", { "content-type": "text/html" });
    expect(await retryAtOf(read(githubOnNock().client))).toBe(NOW + 60_000);
  });

  test("a missing permission is, and says which", async () => {
    nock(HOST)
      .get("/api/v3/thing")
      .reply(
        403,
        { message: "Resource not accessible by integration" },
        {
          ...HEADERS,
          "x-accepted-github-permissions": "checks=write",
        },
      );
    await expect(read(githubOnNock().client)).rejects.toThrow(ForgeForbidden);
    nock(HOST)
      .get("/api/v3/thing")
      .reply(
        403,
        { message: "Resource not accessible by integration" },
        {
          ...HEADERS,
          "x-accepted-github-permissions": "checks=write",
        },
      );
    await expect(read(githubOnNock().client)).rejects.toThrow("needs checks=write");
  });

  test("GraphQL's RATE_LIMITED in a 200 waits for the reset", async () => {
    const limited = { data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] };
    onGraphql(limited, 200, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset });
    expect(await retryAtOf(change(githubOnNock().client))).toBe(NOW + 1_201_000);
  });

  test("a budget that GitHub said is spent is not asked again before its reset", async () => {
    nock(HOST)
      .get("/api/v3/thing")
      .reply(
        200,
        {},
        { ...HEADERS, "x-ratelimit-remaining": "0", "x-ratelimit-limit": "5000", "x-ratelimit-reset": reset },
      );
    const { client, observations } = githubOnNock();
    await read(client);
    expect(await retryAtOf(read(client))).toBe(NOW + 1_201_000);
    expect(observations).toHaveLength(1);
  });
});
