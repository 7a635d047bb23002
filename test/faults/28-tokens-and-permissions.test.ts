import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { UncertainWrite } from "../../src/adapters/github/client/errors.ts";
import type { GithubClient } from "../../src/adapters/github/client/github-client.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../src/ports/forge.ts";
import {
  HEADERS,
  HOST,
  accessToken,
  allowNetwork,
  forbidNetwork,
  installationOnNock,
  onGraphql,
} from "../support/github-on-nock.ts";

const TOKENS = "/api/v3/app/installations/1/access_tokens";

const change = (client: GithubClient) =>
  client.mutate({
    operation: "Change",
    document: "mutation Change { x }",
    variables: {},
    schema: z.unknown(),
    mutations: 1,
    creations: 0,
  });

describe("fault 28: tokens and permissions", () => {
  beforeEach(forbidNetwork);
  afterEach(allowNetwork);

  test("a token that is over in the middle of a batch is renewed, and the write made once", async () => {
    accessToken("first");
    onGraphql({ data: { x: 1 } });
    const { client, observations } = installationOnNock();
    await change(client);

    onGraphql({ message: "Bad credentials" }, 401);
    accessToken("second");
    onGraphql({ data: { x: 2 } });
    expect((await change(client)).data).toEqual({ x: 2 });
    expect(observations.map(({ status }) => status)).toEqual([200, 401, 200]);
  });

  test("a new token that a part of GitHub does not know yet is tried again", async () => {
    accessToken("first");
    onGraphql({ message: "Bad credentials" }, 401);
    accessToken("second");
    onGraphql({ message: "Bad credentials" }, 401);
    onGraphql({ data: { x: 1 } });
    expect((await change(installationOnNock().client)).data).toEqual({ x: 1 });
  });

  test.each([
    [403, "This installation has been suspended"],
    [404, "Integration not found"],
    [401, "A JSON web token could not be decoded"],
  ])("no token, for good (%s): people have to act", async (status, message) => {
    const date = new Date().toUTCString();
    nock(HOST)
      .post(TOKENS)
      .reply(status, { message }, { ...HEADERS, date });
    const error: unknown = await change(installationOnNock().client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ForgeForbidden);
    expect(String(error)).toContain(message);
  });

  test("no token for now is not a write in doubt: it never left", async () => {
    nock(HOST).post(TOKENS).reply(502, "bad gateway", { "content-type": "text/html" });
    const error: unknown = await change(installationOnNock().client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ForgeUnavailable);
    expect(error).not.toBeInstanceOf(UncertainWrite);
  });

  test("permissions that were reduced are named", async () => {
    accessToken("first");
    onGraphql({ message: "Resource not accessible by integration" }, 403, {
      "x-accepted-github-permissions": "issues=write; pull_requests=write",
    });
    await expect(change(installationOnNock().client)).rejects.toThrow("issues=write; pull_requests=write");
  });
});
