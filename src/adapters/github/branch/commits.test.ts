import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  HEADERS,
  HOST,
  allowNetwork,
  forbidNetwork,
  githubOnNock,
  onGraphql,
} from "../../../../test/support/github-on-nock.ts";
import { AmbiguousWriteError } from "../../../ports/branch.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../../ports/forge.ts";
import { createGithubBranch } from "../branch.ts";

const oid = (digit: string) => digit.repeat(40);
const additions = new Map([["log/1", "ü\n"]]);
const DATA = "/api/v3/repos/orchestra/score/git";

function branch() {
  return createGithubBranch(githubOnNock().client, {
    owner: "orchestra",
    name: "score",
    branch: "tutti-ledger",
  });
}

function commit(expectedHead: string | null) {
  return branch().commit({
    expectedHead,
    message: "subject\n\nbody\n\nTrailer: x",
    additions,
    deletions: ["old"],
  });
}

const node = (id: string, ...parents: readonly string[]) => ({
  oid: oid(id),
  message: id,
  author: { name: "tutti", email: "900+tutti[bot]@users.noreply.github.com", user: null },
  signature: { isValid: true, wasSignedByGitHub: true },
  parents: { nodes: parents.map((parent) => ({ oid: oid(parent) })) },
});

const page = (nodes: readonly ReturnType<typeof node>[], endCursor: string | null = null) => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

const problem = (message: string, type?: string) => ({
  data: { commit: null },
  errors: [{ message, path: ["commit"], ...(type === undefined ? {} : { type }) }],
});

beforeEach(forbidNetwork);
afterEach(allowNetwork);

describe("a commit after another", () => {
  test("names the head it expects, and gives back the one it made", async () => {
    nock(HOST)
      .post("/api/graphql", (body) => {
        expect(body).toMatchObject({
          variables: {
            input: {
              branch: { repositoryNameWithOwner: "orchestra/score", branchName: "tutti-ledger" },
              expectedHeadOid: oid("a"),
              message: { headline: "subject", body: "body\n\nTrailer: x" },
              fileChanges: {
                additions: [{ path: "log/1", contents: Buffer.from("ü\n").toString("base64") }],
                deletions: [{ path: "old" }],
              },
            },
          },
        });
        return true;
      })
      .reply(200, { data: { commit: { commit: { oid: oid("b") } } } }, HEADERS);
    expect(await commit(oid("a"))).toEqual({ outcome: "committed", head: oid("b") });
  });

  test.each([
    ["Expected branch to point to a but it did not. Pull and try again.", "STALE_DATA"],
    ["Any other words", "STALE_DATA"],
    ["Could not resolve to a branch", "NOT_FOUND"],
  ])("is a conflict by the type of the error: %s %s", async (message, type) => {
    onGraphql(problem(message, type));
    expect(await commit(oid("a"))).toEqual({ outcome: "conflict" });
  });

  test.each([
    ["Repository rule violations found", undefined],
    ["Protected branch update failed", "BRANCH_PROTECTION_RULE_VIOLATION"],
    ["Resource not accessible by integration", "FORBIDDEN"],
  ])("is forbidden by a rule or a permission: %s", async (message, type) => {
    onGraphql(problem(message, type));
    expect(await commit(oid("a"))).toEqual({ outcome: "forbidden", reason: message });
  });

  test("is in doubt after a 502, a lost connection, or GitHub's own failure", async () => {
    onGraphql({}, 502);
    await expect(commit(oid("a"))).rejects.toThrow(AmbiguousWriteError);
    nock(HOST).post("/api/graphql").replyWithError(new Error("socket hang up"));
    await expect(commit(oid("a"))).rejects.toThrow(AmbiguousWriteError);
    onGraphql(problem("Something went wrong while executing your query."));
    await expect(commit(oid("a"))).rejects.toThrow(AmbiguousWriteError);
  });

  test("waits when GitHub says so, without doubt", async () => {
    onGraphql({ data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] });
    await expect(commit(oid("a"))).rejects.toThrow(ForgeUnavailable);
  });
});

describe("the first commit", () => {
  function onData(path: string, status: number, body: object) {
    return nock(HOST).post(`${DATA}/${path}`).reply(status, body, HEADERS);
  }

  function orphan() {
    onData("trees", 201, { sha: oid("c") });
    onData("commits", 201, { sha: oid("d") });
  }

  test("has no parent, and shows with its ref", async () => {
    orphan();
    onData("refs", 201, {});
    expect(await commit(null)).toEqual({ outcome: "committed", head: oid("d") });
  });

  test("is a conflict when the branch is there", async () => {
    orphan();
    onData("refs", 422, { message: "Reference already exists" });
    expect(await commit(null)).toEqual({ outcome: "conflict" });
  });

  test("is forbidden by a rule, and in an empty repository", async () => {
    orphan();
    onData("refs", 422, { message: "Repository rule violations found" });
    expect(await commit(null)).toMatchObject({ outcome: "forbidden" });
    onData("trees", 409, { message: "Git Repository is empty." });
    expect(await commit(null)).toMatchObject({ outcome: "forbidden" });
  });

  test("is in doubt only when the ref's answer is lost", async () => {
    onData("trees", 502, {});
    await expect(commit(null)).rejects.toThrow(ForgeUnavailable);
    orphan();
    onData("refs", 502, {});
    await expect(commit(null)).rejects.toThrow(AmbiguousWriteError);
  });
});

describe("reads", () => {
  test("a text that GitHub cut is read whole as a blob", async () => {
    const blob = { oid: oid("e"), text: "cut", isTruncated: true };
    onGraphql({ data: { repository: { ref: { commit: { oid: oid("a"), file0: { object: blob } } } } } });
    const content = Buffer.from("cut no more: ü").toString("base64");
    nock(HOST)
      .get(`${DATA}/blobs/${oid("e")}`)
      .reply(200, { content: `${content.slice(0, 8)}\n${content.slice(8)}\n`, encoding: "base64" }, HEADERS);
    expect((await branch().read(["big"]))?.files.get("big")).toBe("cut no more: ü");
  });

  test("a repository that is gone is not a branch that was never made", async () => {
    onGraphql({
      data: { repository: null },
      errors: [{ type: "NOT_FOUND", path: ["repository"], message: "x" }],
    });
    await expect(branch().read(["a"])).rejects.toThrow(ForgeForbidden);
  });

  test("a person's own signature vouches for no author", async () => {
    const author = { name: "tutti[bot]", email: "900+tutti[bot]@users.noreply.github.com", user: null };
    const signature = { isValid: true, wasSignedByGitHub: false };
    const nodes = [{ oid: oid("a"), message: "a", author, signature, parents: { nodes: [] } }];
    const history = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
    onGraphql({ data: { repository: { ref: { commit: { history } } } } });
    expect(await branch().recentCommits(1)).toMatchObject([{ signature: "unverified" }]);
  });

  test("merges are passed along first parents", async () => {
    const nodes = [node("d", "c"), node("b", "a"), node("c", "a"), node("a")];
    onGraphql({ data: { repository: { ref: { commit: { history: page(nodes) } } } } });
    const line = await branch().recentCommits(10);
    expect(line.map(({ message, author, signature }) => [message, author.account, signature])).toEqual([
      ["d", "900", "verified"],
      ["c", "900", "verified"],
      ["a", "900", "verified"],
    ]);
  });
});

describe("an overview", () => {
  const question = { files: ["top"], directories: [{ path: "log", depth: 1 }], commits: 2 } as const;
  const entry = (name: string, text: string, isTruncated = false) => ({
    name,
    type: "blob",
    size: text.length,
    object: { oid: oid("e"), text, isTruncated },
  });

  function onOverview(history = page([node("a")])) {
    const log = { object: { entries: [entry("b", "cut", true), entry("a", "whole")] } };
    const commit = { oid: oid("a"), history, file0: entry("top", "1"), directory0: log };
    return onGraphql({ data: { repository: { ref: { commit } } } });
  }

  /** The same, asked for in parts. */
  function onParts() {
    onGraphql({ data: { repository: { ref: { commit: { history: page([node("a")]) } } } } });
    const entries = [{ name: "a", type: "blob", size: 5 }];
    onGraphql({ data: { repository: { commit: { oid: oid("a") }, tree: { entries } } } });
    const commit = { oid: oid("a"), file0: entry("top", "1"), file1: entry("a", "whole") };
    onGraphql({ data: { repository: { commit } } });
  }

  const inParts = {
    head: oid("a"),
    files: new Map([
      ["top", "1"],
      ["log/a", "whole"],
    ]),
    directories: new Map([["log", [{ name: "a", kind: "file", bytes: 5 }]]]),
    commits: [{ id: oid("a") }],
  };

  test("is one request; of a text in a directory that GitHub cut it says only that it is there", async () => {
    onOverview();
    const overview = await branch().overview(question);
    expect([...(overview?.files.keys() ?? [])]).toEqual(["log/a", "top"]);
    expect(overview?.directories.get("log")?.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("follows first parents to further pages", async () => {
    onOverview(page([node("d", "c"), node("b", "a")], "next"));
    onGraphql({
      data: { repository: { commit: { history: page([node("d", "c"), node("b", "a")], "next") } } },
    });
    onGraphql({ data: { repository: { commit: { history: page([node("c", "a"), node("a")]) } } } });
    const overview = await branch().overview(question);
    expect(overview?.commits.map(({ message }) => message)).toEqual(["d", "c"]);
  });

  test("asks for no more commits at once than GitHub gives", async () => {
    nock(HOST)
      .post("/api/graphql", (body) => {
        expect(body).toMatchObject({ variables: { first: 100 } });
        return true;
      })
      .reply(
        200,
        { data: { repository: { ref: { commit: { oid: oid("a"), history: page([node("a")]) } } } } },
        HEADERS,
      );
    const overview = await branch().overview({ files: [], directories: [], commits: 250 });
    expect(overview?.commits.map(({ id }) => id)).toEqual([oid("a")]);
  });

  test.each([
    ["a server's error", {}, 502],
    ["a time-out inside", { data: null, errors: [{ message: "Something went wrong: timeout" }] }, 200],
    [
      "too much for one query",
      { data: null, errors: [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "x" }] },
      200,
    ],
  ])("is asked for in parts after %s", async (_, answer, status) => {
    onGraphql(answer, status);
    onParts();
    expect(await branch().overview(question)).toMatchObject(inParts);
  });

  test("waits when GitHub says so, and is refused where we may not read", async () => {
    onGraphql({ data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] });
    await expect(branch().overview(question)).rejects.toThrow(ForgeUnavailable);
    onGraphql({
      data: { repository: null },
      errors: [{ type: "NOT_FOUND", path: ["repository"], message: "x" }],
    });
    await expect(branch().overview(question)).rejects.toThrow(ForgeForbidden);
  });
});
