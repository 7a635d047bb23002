import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureOf, installedApp, startGraph, type Client, type Graph } from "./graph.fixture.ts";

let graph: Graph;
let app: Client;
let repositoryId: string;

beforeAll(async () => {
  graph = await startGraph();
  app = installedApp(graph, "Metronome", { contents: "write" });
  repositoryId = (
    await app<{ repository: { id: string } }>(`{ repository(owner: "orchestra", name: "score") { id } }`)
  ).repository.id;
});
afterAll(() => graph.stop());

async function branchFrom(name: string): Promise<string> {
  const { repository } = await app<{ repository: { defaultBranchRef: { target: { oid: string } } } }>(
    `{ repository(owner: "orchestra", name: "score") { defaultBranchRef { target { oid } } } }`,
  );
  const { oid } = repository.defaultBranchRef.target;
  await app(
    `mutation ($id: ID!, $name: String!, $oid: GitObjectID!) { createRef(input: { repositoryId: $id, name: $name, oid: $oid }) { ref { id name } } }`,
    { id: repositoryId, name: `refs/heads/${name}`, oid },
  );
  return oid;
}

function commit(
  branchName: string,
  expectedHeadOid: string,
  fileChanges: object,
  body?: string,
): Promise<Committed> {
  return app<Committed>(
    `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid message author { name email } committer { name } signature { isValid wasSignedByGitHub } parents(first: 2) { nodes { oid } } } ref { target { oid } } } }`,
    {
      input: {
        branch: { repositoryNameWithOwner: "orchestra/score", branchName },
        expectedHeadOid,
        message: { headline: "Record", ...(body === undefined ? {} : { body }) },
        fileChanges,
      },
    },
  );
}

const file = (path: string, text: string) => ({ path, contents: Buffer.from(text).toString("base64") });

describe("createCommitOnBranch", () => {
  it("adds and deletes files in one signed commit by the bot, on the head that was expected", async () => {
    const head = await branchFrom("ledger");
    graph.occurrences.length = 0;
    const changes = { additions: [file("log/1.jsonl", "{}\n")], deletions: [{ path: "README.md" }] };
    const { createCommitOnBranch } = await commit("ledger", head, changes, "Tutti-Segment: abc");
    const bot = graph.services.github.state.accounts.firstBy("login", "metronome[bot]");
    expect(createCommitOnBranch.commit).toMatchObject({
      message: "Record\n\nTutti-Segment: abc",
      author: { name: "metronome[bot]", email: `${bot?.id}+metronome[bot]@users.noreply.github.com` },
      committer: { name: "GitHub" },
      signature: { isValid: true, wasSignedByGitHub: true },
      parents: { nodes: [{ oid: head }] },
    });
    expect(createCommitOnBranch.ref.target.oid).toBe(createCommitOnBranch.commit.oid);
    const { git } = graph.services.github;
    const { oid } = createCommitOnBranch.commit;
    expect(await git.readEntry(graph.repositoryId, oid, "README.md")).toBeNull();
    expect(await git.readEntry(graph.repositoryId, oid, "log/1.jsonl")).toMatchObject({ size: 3 });
    expect(graph.occurrences.map(({ event }) => event)).toContain("push");
  });

  it("on another head is STALE_DATA, and nothing is written", async () => {
    const head = await branchFrom("raced");
    const first = await commit("raced", head, { additions: [file("a", "1")] });
    const failure = await failureOf(commit("raced", head, { additions: [file("a", "2")] }));
    expect(failure).toMatchObject({
      data: { createCommitOnBranch: null },
      errors: [
        {
          type: "STALE_DATA",
          path: ["createCommitOnBranch"],
          message: `Expected branch to point to "${head}" but it did not.  Pull and try again.`,
        },
      ],
    });
    expect(await graph.services.github.git.resolveRef(graph.repositoryId, "refs/heads/raced")).toBe(
      first.createCommitOnBranch.commit.oid,
    );
  });

  it("lets one of twenty writers at once win", async () => {
    const head = await branchFrom("contested");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => commit("contested", head, { additions: [file("a", String(n))] })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is refused for a branch that is not there, and for deleting what is not", async () => {
    const head = await branchFrom("here");
    expect((await failureOf(commit("nowhere", head, {}))).errors).toMatchObject([{ type: "NOT_FOUND" }]);
    expect((await failureOf(commit("here", head, { deletions: [{ path: "none" }] }))).errors).toMatchObject([
      { type: "UNPROCESSABLE" },
    ]);
  });

  it("is forbidden without the permission", async () => {
    const head = await branchFrom("closed");
    const reader = installedApp(graph, "Reader", { contents: "read" });
    const answer = reader(
      `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }`,
      {
        input: {
          branch: { repositoryNameWithOwner: "orchestra/score", branchName: "closed" },
          expectedHeadOid: head,
          message: { headline: "x" },
        },
      },
    );
    expect((await failureOf(answer)).errors).toMatchObject([{ type: "FORBIDDEN" }]);
  });

  it("is refused by a ruleset that lets nobody update the branch", async () => {
    const head = await branchFrom("sealed");
    const { rulesets } = graph.services.github.state;
    const at = graph.services.github.clock.timestamp();
    rulesets.insert({
      id: rulesets.nextId(),
      repositoryId: graph.repositoryId,
      name: "sealed",
      target: "branch",
      enforcement: "active",
      include: ["refs/heads/sealed"],
      exclude: [],
      bypassActors: [],
      rules: [{ type: "update" }],
      createdAt: at,
      updatedAt: at,
    });
    expect((await failureOf(commit("sealed", head, { additions: [file("a", "1")] }))).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: expect.stringContaining("Repository rule violations found") },
    ]);
    expect(await graph.services.github.git.resolveRef(graph.repositoryId, "refs/heads/sealed")).toBe(head);
  });
});

describe("refs", () => {
  it("are made once, moved forwards unless forced, and deleted", async () => {
    const head = await branchFrom("moving");
    const { createCommitOnBranch } = await commit("moving", head, { additions: [file("m", "1")] });
    const create = `mutation ($id: ID!, $oid: GitObjectID!) { createRef(input: { repositoryId: $id, name: "refs/heads/moving", oid: $oid }) { ref { id } } }`;
    expect((await failureOf(app(create, { id: repositoryId, oid: head }))).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: 'A ref named "refs/heads/moving" already exists in the repository.' },
    ]);
    const { repository } = await app<{ repository: { ref: { id: string } } }>(
      `{ repository(owner: "orchestra", name: "score") { ref(qualifiedName: "moving") { id compare(headRef: "main") { aheadBy behindBy status } } } }`,
    );
    expect(repository.ref).toMatchObject({ compare: { aheadBy: 0, behindBy: 1, status: "BEHIND" } });
    const update = `mutation ($id: ID!, $oid: GitObjectID!, $force: Boolean) { updateRef(input: { refId: $id, oid: $oid, force: $force }) { ref { target { oid } } } }`;
    const { id } = repository.ref;
    expect((await failureOf(app(update, { id, oid: head }))).errors).toMatchObject([
      { message: "Update is not a fast forward" },
    ]);
    expect(await app(update, { id, oid: head, force: true })).toEqual({
      updateRef: { ref: { target: { oid: head } } },
    });
    expect(createCommitOnBranch.commit.oid).not.toBe(head);
    await app(`mutation ($id: ID!) { deleteRef(input: { refId: $id }) { clientMutationId } }`, { id });
    expect(await graph.services.github.git.resolveRef(graph.repositoryId, "refs/heads/moving")).toBeNull();
  });

  it("are not made where git takes no such name", async () => {
    const head = await branchFrom("taken");
    const create = `mutation ($id: ID!, $name: String!, $oid: GitObjectID!) { createRef(input: { repositoryId: $id, name: $name, oid: $oid }) { ref { id } } }`;
    for (const name of ["refs/heads/taken/below", "refs/heads/a b", "main"]) {
      expect((await failureOf(app(create, { id: repositoryId, name, oid: head }))).errors).toMatchObject([
        { type: "UNPROCESSABLE" },
      ]);
    }
  });
});

type Committed = {
  readonly createCommitOnBranch: {
    readonly commit: { readonly oid: string };
    readonly ref: { readonly target: { readonly oid: string } };
  };
};
