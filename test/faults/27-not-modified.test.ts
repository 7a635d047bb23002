import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  HEADERS,
  HOST,
  accessToken,
  allowNetwork,
  forbidNetwork,
  installationOnNock,
} from "../support/github-on-nock.ts";

const call = {
  operation: "Thing",
  url: "/thing",
  parameters: { page: 1 },
  schema: z.object({ value: z.int() }),
};

function asked(headers: Readonly<Record<string, string>> = {}) {
  return nock(HOST, { reqheaders: headers }).get("/api/v3/thing").query({ page: 1 });
}

describe("fault 27: 304s, and ETags after a token refresh", () => {
  beforeEach(forbidNetwork);
  afterEach(allowNetwork);

  test("what was read before is asked for conditionally, and a 304 answers with it", async () => {
    accessToken("first");
    asked().reply(200, { value: 1 }, { ...HEADERS, etag: '"one"' });
    asked({ "if-none-match": '"one"' }).reply(304, "", { ...HEADERS, etag: '"one"' });
    const { client, observations } = installationOnNock();
    expect(await client.get(call)).toEqual({ value: 1 });
    expect(await client.get(call)).toEqual({ value: 1 });
    expect(observations.map(({ status }) => status)).toEqual([200, 304]);
  });

  test("a new token whose answers have other ETags is answered anew, and remembered anew", async () => {
    accessToken("first");
    asked({ authorization: "token first" }).reply(200, { value: 1 }, { ...HEADERS, etag: '"one"' });
    const { client } = installationOnNock();
    await client.get(call);

    asked({ authorization: "token first" }).reply(401, { message: "Bad credentials" }, HEADERS);
    accessToken("second");
    asked({ authorization: "token second", "if-none-match": '"one"' }).reply(
      200,
      { value: 2 },
      { ...HEADERS, etag: '"two"' },
    );
    expect(await client.get(call)).toEqual({ value: 2 });

    asked({ authorization: "token second", "if-none-match": '"two"' }).reply(304, "", HEADERS);
    expect(await client.get(call)).toEqual({ value: 2 });
  });
});
