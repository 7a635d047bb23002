import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionsAppId } from "../authorization/authenticate.ts";
import { openIssue } from "../operations/open-issue.ts";
import type { Permissions } from "../state/app.ts";
import { issueWorkflowToken } from "../operations/issue-token.ts";
import { registerApp } from "../operations/register-app.ts";
import { failureOf, installedApp, startGraph, type Graph } from "./graph.fixture.ts";

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
  const { github } = graph.services;
  const actor = {
    accountId: graph.personas["viola-dev"]?.accountId ?? 0,
    viaAppId: null,
    startsWorkflows: true,
  };
  openIssue(github, actor, {
    repositoryId: graph.repositoryId,
    title: "Tune",
    body: null,
    labels: [],
    assignees: [],
  });
});
afterAll(() => graph.stop());

const inRepository = (fields: string): string =>
  `{ repository(owner: "orchestra", name: "score") { name ${fields} } }`;

describe("an app", () => {
  it.each([
    ["issue(number: 1) { id }", "issue"],
    ["pullRequests(first: 1) { nodes { id } }", "pullRequests"],
    ["defaultBranchRef { name }", "defaultBranchRef"],
    ["discussions(first: 1) { nodes { id } }", "discussions"],
  ])("without the permission reads all but %s", async (fields, field) => {
    const app = installedApp(graph, `Nobody ${field}`, {});
    expect(await failureOf(app(inRepository(fields)))).toMatchObject({
      errors: [
        { type: "FORBIDDEN", path: ["repository", field], message: "Resource not accessible by integration" },
      ],
    });
  });

  it("does not get by its node id what it may not read by its number", async () => {
    const { repository } = await graph.as("viola-dev")<{ repository: { issue: { id: string } } }>(
      inRepository("issue(number: 1) { id }"),
    );
    const app = installedApp(graph, "Peeping", { contents: "read" });
    const failure = failureOf(app("query ($id: ID!) { node(id: $id) { id } }", { id: repository.issue.id }));
    expect((await failure).errors).toMatchObject([{ type: "FORBIDDEN", path: ["node"] }]);
  });

  it("is shown as a user named after its bot", async () => {
    const app = installedApp(graph, "Metronome", { issues: "read" });
    expect(await app("{ viewer { __typename login } }")).toEqual({
      viewer: { __typename: "User", login: "metronome[bot]" },
    });
  });
});

describe("a private repository", () => {
  it("does not exist for a stranger, nor do its nodes", async () => {
    const { repositories } = graph.services.github.state;
    const { repository } = await graph.as("viola-dev")<{ repository: { id: string; issue: { id: string } } }>(
      inRepository("id issue(number: 1) { id }"),
    );
    repositories.update(graph.repositoryId, { isPrivate: true });
    const hidden = { type: "NOT_FOUND" };
    const stranger = graph.as("passerby");
    expect((await failureOf(stranger(inRepository("")))).errors).toMatchObject([hidden]);
    for (const id of [repository.id, repository.issue.id]) {
      expect(
        (await failureOf(stranger("query ($id: ID!) { node(id: $id) { id } }", { id }))).errors,
      ).toMatchObject([hidden]);
    }
    const comment = `mutation ($id: ID!) { addComment(input: { subjectId: $id, body: "x" }) { clientMutationId } }`;
    expect((await failureOf(stranger(comment, { id: repository.issue.id }))).errors).toMatchObject([hidden]);
    expect(await graph.as("viola-dev")(inRepository("viewerPermission isPrivate"))).toEqual({
      repository: { name: "score", viewerPermission: "WRITE", isPrivate: true },
    });
    repositories.update(graph.repositoryId, { isPrivate: false });
  });
});

it("the content limit refuses with HTTP 403 before anything is done, and says when to come back", async () => {
  const { quotas, github } = graph.services;
  const { repository } = await graph.as("cello-dev")<{ repository: { issue: { id: string } } }>(
    inRepository("issue(number: 1) { id }"),
  );
  const comments = Array.from(
    { length: 81 },
    (_, n) =>
      `c${n}: addComment(input: { subjectId: "${repository.issue.id}", body: "x" }) { clientMutationId }`,
  );
  quotas.enforcesContentLimit = true;
  const response = await graph.send("ghp_cello-dev", { query: `mutation { ${comments.join(" ")} }` });
  quotas.enforcesContentLimit = false;
  expect(response.status).toBe(403);
  expect(response.headers.get("retry-after")).toBe("60");
  expect(github.state.comments.all()).toEqual([]);
});

it("a job's token writes as its bot, in its repository, with the permissions it was given", async () => {
  const { github } = graph.services;
  const keys = { privateKey: "", publicKey: "" };
  const name = "github-actions";
  registerApp(github, {
    id: actionsAppId,
    name,
    ownerId: graph.organizationId,
    permissions: {},
    events: [],
    keys,
  });
  const job = graph.withToken(issueWorkflowToken(github, graph.repositoryId, { issues: "write" }).secret);
  const { repository } = await job<{ repository: { issue: { id: string } } }>(
    inRepository("issue(number: 1) { id }"),
  );
  expect(
    await job(
      `mutation ($id: ID!) { addComment(input: { subjectId: $id, body: "x" }) { commentEdge { node { author { login } } } } }`,
      { id: repository.issue.id },
    ),
  ).toEqual({ addComment: { commentEdge: { node: { author: { login: "github-actions" } } } } });
});

it("what is done to an issue takes the permission for issues, and what to a pull request the one for those", async () => {
  const { github } = graph.services;
  const [issue] = github.state.issues.all();
  if (issue === undefined) throw new Error("there is no issue");
  const { repository } = await graph.as("viola-dev")<{ repository: { issue: { id: string } } }>(
    inRepository("issue(number: 1) { id }"),
  );
  const label = (permissions: Permissions) => {
    const job = graph.withToken(issueWorkflowToken(github, graph.repositoryId, permissions).secret);
    return job(
      `mutation ($id: ID!) { addLabelsToLabelable(input: { labelableId: $id, labelIds: [] }) { clientMutationId } }`,
      { id: repository.issue.id },
    );
  };
  const refused = { errors: [{ type: "FORBIDDEN", path: ["addLabelsToLabelable"] }] };
  expect(await failureOf(label({ issues: "read", pull_requests: "write" }))).toMatchObject(refused);
  expect(await label({ issues: "write" })).toBeTruthy();
  github.state.issues.update(issue.id, { isPullRequest: true });
  expect(await failureOf(label({ issues: "write", pull_requests: "read" }))).toMatchObject(refused);
  github.state.issues.update(issue.id, { isPullRequest: false });
});
