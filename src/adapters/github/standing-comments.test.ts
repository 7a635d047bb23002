import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  HEADERS,
  HOST,
  allowNetwork,
  forbidNetwork,
  githubOnNock,
} from "../../../test/support/github-on-nock.ts";
import { z } from "zod";
import { createReadings } from "./look/see-each.ts";
import { standingComments } from "./standing-comments.ts";

beforeEach(forbidNetwork);
afterEach(() => {
  nock.cleanAll();
  allowNetwork();
});

const ada = { __typename: "User", databaseId: 101, login: "ada-g" };

function nodeOf(id: string): unknown {
  const edits = { pageInfo: { hasNextPage: false }, nodes: [] };
  return id.startsWith("IC_c")
    ? { id, body: `/approve ${id}`, lastEditedAt: null, author: ada, userContentEdits: edits }
    : null;
}

const Asked = z.object({ variables: z.object({ ids: z.array(z.string()) }) });

/** GitHub fails at a query with any of these; gives the ids that it was asked for. */
function githubFailingAt(failing: (id: string) => boolean): readonly (readonly string[])[] {
  const asked: string[][] = [];
  nock(HOST)
    .persist()
    .post("/api/graphql")
    .reply(async (request: Request) => {
      const { ids } = Asked.parse(await request.json()).variables;
      asked.push(ids);
      if (ids.some(failing)) return [502, { message: "Server Error" }, HEADERS];
      return [200, JSON.stringify({ data: { nodes: ids.map(nodeOf) } }), HEADERS];
    });
  return asked;
}

const ids = ["IC_c1", "IC_c2", "IC_c3", "IC_gone", "IC_c5"];

test("one that GitHub fails at holds back no other, and is asked for alone the next time", async () => {
  const { client } = githubOnNock();
  const readings = createReadings<string>((id) => id);
  const asked = githubFailingAt((id) => id === "IC_c2");
  const standing = await standingComments(client, readings, ids);
  expect([...standing].map(([id, each]) => [id, "unreadable" in each ? each.others : each.body])).toEqual([
    ["IC_c1", "/approve IC_c1"],
    ["IC_c2", "answered"],
    ["IC_c3", "/approve IC_c3"],
    ["IC_c5", "/approve IC_c5"],
  ]);
  const before = asked.length;
  await standingComments(client, readings, ids);
  expect(asked.slice(before)).toEqual([ids.filter((id) => id !== "IC_c2"), ["IC_c2"]]);
});

test("the only one is to blame where GitHub answers for what nobody has", async () => {
  const { client } = githubOnNock();
  githubFailingAt((id) => id === "IC_c2");
  const standing = await standingComments(
    client,
    createReadings((id) => id),
    ["IC_c2"],
  );
  expect(standing.get("IC_c2")).toMatchObject({
    unreadable: expect.stringContaining("502"),
    others: "answered",
  });
});

test("none is to blame where GitHub answers for no comment at all", async () => {
  const { client } = githubOnNock();
  const asked = githubFailingAt(() => true);
  const standing = await standingComments(
    client,
    createReadings((id) => id),
    ids,
  );
  expect([...standing.values()].map((each) => "unreadable" in each && each.others)).toEqual(
    ids.map(() => "unanswered"),
  );
  expect(asked.length, "few questions to one that does not answer").toBeLessThan(10);
});

test("nothing is asked for nothing", async () => {
  const { client } = githubOnNock();
  const asked = githubFailingAt(() => true);
  expect([
    ...(await standingComments(
      client,
      createReadings((id) => id),
      [],
    )),
  ]).toEqual([]);
  expect(asked).toEqual([]);
});
