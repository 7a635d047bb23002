import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFiles } from "../operations/write-files.ts";
import { startGraph, type Graph } from "./graph.fixture.ts";

let graph: Graph;

beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.stop());

const inRepository = (fields: string): string =>
  `{ repository(owner: "orchestra", name: "score") { ${fields} } }`;

describe("git's objects", () => {
  it("come as one snapshot: head, files, and what is missing", async () => {
    const answer = await graph.as("viola-dev")(
      inRepository(
        `ref(qualifiedName: "refs/heads/main") { name prefix target { oid ... on Commit { message signature { isValid } a: file(path: "README.md") { object { ... on Blob { text byteSize isTruncated isBinary } } } b: file(path: "none") { oid } strings: file(path: "strings") { type object { ... on Tree { entries { name } } } } } } }`,
      ),
    );
    expect(answer).toMatchObject({
      repository: {
        ref: {
          name: "main",
          prefix: "refs/heads/",
          target: {
            message: "Tune",
            signature: { isValid: true },
            a: { object: { text: "# Score\n", byteSize: 8, isTruncated: false, isBinary: false } },
            b: null,
            strings: { type: "tree", object: { entries: [{ name: "cello.md" }, { name: "viola.md" }] } },
          },
        },
      },
    });
  });

  it("cut a long text and say so", async () => {
    const { github } = graph.services;
    const actor = {
      accountId: graph.personas["conductor"]?.accountId ?? 0,
      viaAppId: null,
      startsWorkflows: true,
    };
    const files = {
      "long.txt": "x".repeat(512_001),
      "exact.txt": "x".repeat(512_000),
      binary: Buffer.from([1, 0, 2]),
    };
    await writeFiles(github, actor, {
      repositoryId: graph.repositoryId,
      branch: "main",
      message: "Long",
      files,
    });
    const answer = await graph.as("viola-dev")<{
      repository: Record<string, { text: string | null } | null>;
    }>(
      inRepository(
        `long: object(expression: "main:long.txt") { ... on Blob { text isTruncated byteSize } } exact: object(expression: "HEAD:exact.txt") { ... on Blob { isTruncated } } binary: object(expression: "main:binary") { ... on Blob { text isBinary } } none: object(expression: "main:none") { id }`,
      ),
    );
    expect(answer.repository["long"]?.text).toHaveLength(512_000);
    expect(answer.repository).toMatchObject({
      long: { isTruncated: true, byteSize: 512_001 },
      exact: { isTruncated: false },
      binary: { text: null, isBinary: true },
      none: null,
    });
  });

  it("name the author and, from the trailers, the co-authors", async () => {
    const { github } = graph.services;
    const actor = {
      accountId: graph.personas["viola-dev"]?.accountId ?? 0,
      viaAppId: null,
      startsWorkflows: true,
    };
    const message =
      "Together\n\nCo-authored-by: Cello <cello-dev@example.com>\nCo-authored-by: Nobody <nobody@example.org>\n";
    await writeFiles(github, actor, {
      repositoryId: graph.repositoryId,
      branch: "main",
      message,
      files: { a: "1" },
    });
    expect(
      await graph.as("viola-dev")(
        inRepository(
          `defaultBranchRef { target { ... on Commit { authors(first: 5) { totalCount nodes { email user { login } } } } } }`,
        ),
      ),
    ).toMatchObject({
      repository: {
        defaultBranchRef: {
          target: {
            authors: {
              totalCount: 3,
              nodes: [
                { user: { login: "viola-dev" } },
                { email: "cello-dev@example.com", user: { login: "cello-dev" } },
                { email: "nobody@example.org", user: null },
              ],
            },
          },
        },
      },
    });
  });

  it("have a history whose pages follow each other", async () => {
    const { github } = graph.services;
    const actor = {
      accountId: graph.personas["conductor"]?.accountId ?? 0,
      viaAppId: null,
      startsWorkflows: true,
    };
    for (const message of ["2", "3", "4", "5"]) {
      const files = { a: message };
      await writeFiles(github, actor, { repositoryId: graph.repositoryId, branch: "main", message, files });
    }
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: History = await graph.as("viola-dev")<History>(
        `query ($after: String) { repository(owner: "orchestra", name: "score") { object(expression: "main") { ... on Commit { history(first: 2, after: $after) { totalCount nodes { message } pageInfo { hasNextPage endCursor } } } } } }`,
        { after },
      );
      const { nodes, pageInfo, totalCount } = answer.repository.object.history;
      expect(totalCount).toBe(5);
      seen.push(...nodes.map(({ message }) => message));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toEqual(["5", "4", "3", "2", "Tune"]);
  });

  it("have a history that pages, by path too", async () => {
    const { github } = graph.services;
    const actor = {
      accountId: graph.personas["conductor"]?.accountId ?? 0,
      viaAppId: null,
      startsWorkflows: true,
    };
    await writeFiles(github, actor, {
      repositoryId: graph.repositoryId,
      branch: "main",
      message: "Long",
      files: { a: "1" },
    });
    const answer = await graph.as("viola-dev")(
      inRepository(
        `defaultBranchRef { target { ... on Commit { history(first: 1) { totalCount nodes { message author { user { login } } parents(first: 1) { totalCount } } pageInfo { hasNextPage } } readme: history(first: 5, path: "README.md") { nodes { message } } } } }`,
      ),
    );
    expect(answer).toMatchObject({
      repository: {
        defaultBranchRef: {
          target: {
            history: {
              totalCount: 2,
              nodes: [
                { message: "Long", author: { user: { login: "conductor" } }, parents: { totalCount: 1 } },
              ],
              pageInfo: { hasNextPage: true },
            },
            readme: { nodes: [{ message: "Tune" }] },
          },
        },
      },
    });
  });
});

type History = {
  readonly repository: {
    readonly object: {
      readonly history: {
        readonly totalCount: number;
        readonly nodes: readonly { readonly message: string }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      };
    };
  };
};
