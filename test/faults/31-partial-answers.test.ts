import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGithubForge } from "../../src/adapters/github/forge.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../src/ports/forge.ts";
import { SCORE } from "../support/little-github.ts";
import { HOST, allowNetwork, forbidNetwork, githubOnNock, onGraphql } from "../support/github-on-nock.ts";

const issue = {
  id: "I_1",
  number: 1,
  title: "One",
  body: "",
  createdAt: "2026-02-01T08:00:00Z",
  updatedAt: "2026-02-01T09:00:00Z",
  author: { __typename: "User", login: "viola-lead", databaseId: 42 },
  state: "OPEN",
  stateReason: null,
  labels: { nodes: [{ name: "kind/tactical" }], pageInfo: { hasNextPage: false, endCursor: null } },
  assignees: { nodes: [] },
  parent: null,
  repository: { databaseId: 5 },
  timelineItems: { nodes: [] },
};

function forge() {
  const { client, clock, observations } = githubOnNock();
  return { forge: createGithubForge({ client, clock, app: 7, gate: "gate", readLag: 0 }), observations };
}

const subjects = { issues: [1, 2].map((number) => ({ repository: SCORE, number })), pullRequests: [] };

const answer = (second: unknown, ...errors: readonly object[]) => ({
  data: { repository0: { issue1: issue, issue2: second } },
  errors,
});

describe("fault 31: GraphQL gives a part, with errors", () => {
  beforeEach(forbidNetwork);
  afterEach(allowNetwork);

  test("what GitHub says is not there is missing, and the rest is seen", async () => {
    onGraphql(
      answer(null, { type: "NOT_FOUND", path: ["repository0", "issue2"], message: "Could not resolve" }),
    );
    const { forge: github } = forge();
    const { issues, serverTime } = await github.look(subjects);
    expect(issues).toMatchObject([{ facts: { id: "I_1", labels: ["kind/tactical"] } }, { missing: true }]);
    expect(serverTime).toBe("2026-03-01T10:00:00.000Z");
  });

  test("a part that failed on GitHub's side is asked for again, never taken for missing", async () => {
    const broken = {
      path: ["repository0", "issue2"],
      message: "Something went wrong while executing your query.",
    };
    onGraphql(answer(null, broken));
    onGraphql(answer({ ...issue, id: "I_2", number: 2 }));
    const { forge: github, observations } = forge();
    const { issues } = await github.look(subjects);
    expect(issues).toMatchObject([{ facts: { id: "I_1" } }, { facts: { id: "I_2" } }]);
    expect(observations).toHaveLength(2);
  });

  test("one that keeps failing is unavailable", async () => {
    const broken = {
      path: ["repository0", "issue2"],
      message: "Something went wrong while executing your query.",
    };
    for (let time = 0; time < 3; time += 1) onGraphql(answer(null, broken));
    await expect(forge().forge.look(subjects)).rejects.toThrow(ForgeUnavailable);
  });

  test("one that we may not see is forbidden", async () => {
    const hidden = {
      type: "FORBIDDEN",
      path: ["repository0"],
      message: "Resource not accessible by integration",
    };
    onGraphql({ data: { repository0: null }, errors: [hidden] });
    await expect(forge().forge.look(subjects)).rejects.toThrow(ForgeForbidden);
  });

  test("no answer at all to a read is asked for again", async () => {
    nock(HOST).post("/api/graphql").replyWithError(new Error("socket hang up"));
    onGraphql({}, 502);
    onGraphql(answer({ ...issue, id: "I_2", number: 2 }));
    expect((await forge().forge.look(subjects)).issues).toHaveLength(2);
  });
});
