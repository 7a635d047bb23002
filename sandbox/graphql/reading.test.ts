import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addComment } from "../operations/comment-on-issue.ts";
import { openIssue } from "../operations/open-issue.ts";
import { failureOf, startGraph, type Graph } from "./graph.fixture.ts";

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
  const { github } = graph.services;
  const actor = {
    accountId: graph.personas["viola-dev"]?.accountId ?? 0,
    viaAppId: null,
    startsWorkflows: true,
  };
  for (let number = 1; number <= 25; number += 1) {
    const input = {
      repositoryId: graph.repositoryId,
      title: `Issue ${number}`,
      body: null,
      labels: [],
      assignees: [],
    };
    const issue = openIssue(github, actor, input);
    if (number === 3) addComment(github, actor, issue.id, "first");
    github.clock.advance(60_000);
  }
});
afterAll(() => graph.stop());

const inRepository = (fields: string): string =>
  `{ repository(owner: "orchestra", name: "score") { ${fields} } }`;

describe("a query", () => {
  it("tells who asks, and what is left", async () => {
    const answer = await graph.as("viola-dev")(
      "{ viewer { login databaseId } rateLimit { cost limit nodeCount } }",
    );
    expect(answer).toEqual({
      viewer: { login: "viola-dev", databaseId: graph.personas["viola-dev"]?.accountId },
      rateLimit: { cost: 1, limit: 5000, nodeCount: 0 },
    });
  });

  it("pages through issues forwards and backwards without losing or repeating any", async () => {
    const page = (args: string) =>
      graph
        .as("viola-dev")<{ repository: { issues: Page } }>(
          inRepository(
            `issues(${args}) { totalCount nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`,
          ),
        )
        .then(({ repository }) => repository.issues);
    const seen: number[] = [];
    let after = "";
    for (let more = true; more;) {
      const issues: Page = await page(`first: 10${after}`);
      expect(issues.totalCount).toBe(25);
      seen.push(...issues.nodes.map(({ number }) => number));
      more = issues.pageInfo.hasNextPage;
      after = `, after: "${issues.pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    const last = await page("last: 10");
    expect(last.nodes.map(({ number }) => number)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await page(`last: 10, before: "${last.pageInfo.startCursor}"`);
    expect(before.nodes.map(({ number }) => number)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect((await page("first: 2, orderBy: { field: CREATED_AT, direction: DESC }")).nodes).toEqual([
      { number: 25 },
      { number: 24 },
    ]);
  });

  it("gives what can be had beside the errors of what cannot", async () => {
    const failure = await failureOf(
      graph.as("viola-dev")(
        `{ a: repository(owner: "orchestra", name: "none") { id } b: repository(owner: "orchestra", name: "score") { name issue(number: 99) { id } } }`,
      ),
    );
    expect(failure).toEqual({
      data: { a: null, b: { name: "score", issue: null } },
      errors: [
        {
          type: "NOT_FOUND",
          path: ["a"],
          locations: [{ line: 1, column: 3 }],
          message: "Could not resolve to a Repository with the name 'orchestra/none'.",
        },
        {
          type: "NOT_FOUND",
          path: ["b", "issue"],
          locations: [{ line: 1, column: 114 }],
          message: "Could not resolve to an Issue with the number of 99.",
        },
      ],
    });
  });

  it("says which field the sandbox lacks instead of answering null", async () => {
    const failure = await failureOf(graph.as("viola-dev")(inRepository("name licenseInfo { name }")));
    expect(failure).toMatchObject({
      data: { repository: { name: "score", licenseInfo: null } },
      errors: [
        { message: "sandbox does not implement Repository.licenseInfo", path: ["repository", "licenseInfo"] },
      ],
    });
  });

  it("that the schema does not have is refused with HTTP 200, in GitHub's words", async () => {
    const response = await graph.send("ghp_viola-dev", { query: inRepository("nonsense") });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: "Field 'nonsense' doesn't exist on type 'Repository'",
          extensions: { code: "undefinedField", typeName: "Repository", fieldName: "nonsense" },
          locations: [{ line: 1, column: 51 }],
        },
      ],
    });
  });

  it.each([
    ["issues { nodes { id } }", "MISSING_PAGINATION_BOUNDARIES"],
    ["issues(first: 101) { nodes { id } }", "EXCESSIVE_PAGINATION"],
    ['issues(first: 1, after: "nonsense") { nodes { id } }', "INVALID_CURSOR_ARGUMENTS"],
  ])("with bad pages is refused: %s", async (fields, type) => {
    expect((await failureOf(graph.as("viola-dev")(inRepository(fields)))).errors).toMatchObject([{ type }]);
  });

  it("that only counts needs no page size", async () => {
    const answer = await graph.as("viola-dev")(
      inRepository("issues { totalCount } issue(number: 3) { reactionGroups { users { totalCount } } }"),
    );
    expect(answer).toMatchObject({ repository: { issues: { totalCount: 25 } } });
  });

  it("that could have more than 500,000 nodes is refused before it runs", async () => {
    const deep = inRepository(
      "issues(first: 100) { nodes { comments(first: 100) { nodes { reactions(first: 100) { nodes { id } } } } } }",
    );
    expect((await failureOf(graph.as("viola-dev")(deep))).errors).toMatchObject([
      { type: "MAX_NODE_LIMIT_EXCEEDED" },
    ]);
  });

  it("costs a point for each hundred connections", async () => {
    const query = `{ rateLimit { cost nodeCount } ${inRepository("issues(first: 100) { nodes { comments(first: 10) { nodes { id } } labels(first: 10) { nodes { id } } } }").slice(1)}`;
    expect(await graph.as("viola-dev")(query)).toMatchObject({ rateLimit: { cost: 2, nodeCount: 2100 } });
  });

  it("that finds no quota left is RATE_LIMITED with HTTP 200", async () => {
    const caller = {
      kind: "user",
      accountId: graph.personas["passerby"]?.accountId ?? 0,
      tokenId: 0,
    } as const;
    graph.services.quotas.set(caller, "graphql", { remaining: 0, seconds: 60 });
    const response = await graph.send("ghp_passerby", { query: "{ viewer { login } }" });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(await response.json()).toEqual({
      errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }],
    });
  });

  it.each([
    ["not JSON", 400],
    [{ nothing: true }, 400],
  ])("needs a body: %j", async (body, status) => {
    expect((await graph.send("ghp_viola-dev", body)).status).toBe(status);
  });

  it("needs a token that is known", async () => {
    expect((await graph.send("ghp_nobody", { query: "{ viewer { login } }" })).status).toBe(401);
  });

  it("finds nodes by the ids that it shows, and says which it does not find", async () => {
    const fields = "id ... on Issue { number comments(first: 1) { nodes { id body author { login } } } }";
    const { repository } = await graph.as("viola-dev")<{ repository: { issue: { id: string } } }>(
      inRepository(`issue(number: 3) { ${fields} }`),
    );
    const found = await graph.as("viola-dev")(`query ($id: ID!) { node(id: $id) { ${fields} } }`, {
      id: repository.issue.id,
    });
    expect(found).toEqual({ node: repository.issue });
    const failure = await failureOf(
      graph.as("viola-dev")(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, {
        ids: [repository.issue.id, "I_none"],
      }),
    );
    expect(failure).toMatchObject({
      data: { nodes: [{ id: repository.issue.id }, null] },
      errors: [
        {
          type: "NOT_FOUND",
          path: ["nodes", 1],
          message: "Could not resolve to a node with the global id of 'I_none'.",
        },
      ],
    });
  });

  it("searches issues by what it knows, and refuses what it does not", async () => {
    const search = (query: string) =>
      graph.as("viola-dev")<{ search: { issueCount: number } }>(
        "query ($q: String!) { search(type: ISSUE, query: $q, first: 5) { issueCount } }",
        { q: query },
      );
    expect((await search("repo:orchestra/score is:issue is:open")).search.issueCount).toBe(25);
    expect((await search("repo:orchestra/score updated:>2026-03-02T08:20:30Z")).search.issueCount).toBe(4);
    expect((await search("repo:orchestra/score label:bug")).search.issueCount).toBe(0);
    expect((await search('repo:orchestra/score "Issue 12"')).search.issueCount).toBe(1);
    expect((await failureOf(search("repo:orchestra/score milestone:x"))).errors).toMatchObject([
      { message: "sandbox does not implement searching by milestone:x" },
    ]);
  });
});

type Page = {
  readonly totalCount: number;
  readonly nodes: readonly { readonly number: number }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
};
