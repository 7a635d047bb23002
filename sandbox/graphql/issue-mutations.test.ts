import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository } from "../operations/create-repository.ts";
import { nodeId } from "../state/node-id.ts";
import { failureOf, installedApp, startGraph, type Client, type Graph } from "./graph.fixture.ts";

let graph: Graph;
let app: Client;
let repositoryId: string;
let labelIds: Record<string, string>;

beforeEach(async () => {
  graph = await startGraph();
  app = installedApp(graph, "Metronome", { issues: "write", contents: "write" });
  const { repository } = await app<{
    repository: { id: string; labels: { nodes: readonly { id: string; name: string }[] } };
  }>(`{ repository(owner: "orchestra", name: "score") { id labels(first: 10) { nodes { id name } } } }`);
  repositoryId = repository.id;
  labelIds = Object.fromEntries(repository.labels.nodes.map(({ id, name }) => [name, id]));
});
afterEach(() => graph.stop());

const happened = (): readonly string[] =>
  graph.occurrences.map((one) => `${one.event}.${"action" in one ? one.action : ""}`);

async function openIssue(as: Client, extra = ""): Promise<{ readonly id: string; readonly number: number }> {
  const answer = await as<{ createIssue: { issue: { id: string; number: number } } }>(
    `mutation ($repositoryId: ID!) { createIssue(input: { repositoryId: $repositoryId, title: "Tune", ${extra} }) { issue { id number } } }`,
    { repositoryId },
  );
  return answer.createIssue.issue;
}

describe("mutations of issues", () => {
  it("run in order, in one request, and each shows what it did", async () => {
    const issue = await openIssue(graph.as("viola-dev"));
    graph.occurrences.length = 0;
    const answer = await app(
      `mutation ($id: ID!, $add: [ID!]!, $remove: [ID!]!) {
        a: addLabelsToLabelable(input: { labelableId: $id, labelIds: $add, clientMutationId: "x" }) { clientMutationId labelable { ... on Issue { labels(first: 5) { nodes { name } } } } }
        b: removeLabelsFromLabelable(input: { labelableId: $id, labelIds: $remove }) { labelable { labels(first: 5) { nodes { name } } } }
        c: addComment(input: { subjectId: $id, body: "card" }) { commentEdge { node { id body author { login __typename ... on Bot { databaseId } } viewerDidAuthor } } subject { ... on Issue { comments(first: 1) { totalCount } } } }
        d: closeIssue(input: { issueId: $id, stateReason: DUPLICATE }) { issue { state stateReason full: stateReason(enableDuplicate: true) timelineItems(first: 10, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT]) { nodes { __typename ... on LabeledEvent { label { name } } } } } }
      }`,
      { id: issue.id, add: [labelIds["bug"], labelIds["enhancement"]], remove: [labelIds["bug"]] },
    );
    expect(answer).toMatchObject({
      a: {
        clientMutationId: "x",
        labelable: { labels: { nodes: [{ name: "bug" }, { name: "enhancement" }] } },
      },
      b: { labelable: { labels: { nodes: [{ name: "enhancement" }] } } },
      c: {
        commentEdge: {
          node: { body: "card", author: { __typename: "Bot", login: "metronome" }, viewerDidAuthor: true },
        },
        subject: { comments: { totalCount: 1 } },
      },
      d: {
        issue: {
          state: "CLOSED",
          stateReason: "NOT_PLANNED",
          full: "DUPLICATE",
          timelineItems: {
            nodes: [
              { __typename: "LabeledEvent", label: { name: "bug" } },
              { __typename: "LabeledEvent", label: { name: "enhancement" } },
              { __typename: "UnlabeledEvent" },
              { __typename: "ClosedEvent" },
            ],
          },
        },
      },
    });
    expect(happened()).toEqual([
      "issues.labeled",
      "issues.labeled",
      "issues.unlabeled",
      "issue_comment.created",
      "issues.closed",
    ]);
  });

  it("that are refused leave the others done", async () => {
    const issue = await openIssue(graph.as("viola-dev"));
    const failure = await failureOf(
      app(
        `mutation ($id: ID!) { a: addComment(input: { subjectId: "I_none", body: "x" }) { clientMutationId } b: addComment(input: { subjectId: $id, body: " " }) { clientMutationId } c: addComment(input: { subjectId: $id, body: "ok" }) { commentEdge { node { body } } } }`,
        { id: issue.id },
      ),
    );
    expect(failure).toMatchObject({
      data: { a: null, b: null, c: { commentEdge: { node: { body: "ok" } } } },
      errors: [
        { type: "NOT_FOUND", path: ["a"] },
        { type: "UNPROCESSABLE", path: ["b"], message: "body can't be blank" },
      ],
    });
  });

  it("need the permission or the role that REST asks for", async () => {
    const issue = await openIssue(graph.as("viola-dev"));
    const label = `mutation ($id: ID!, $ids: [ID!]!) { addLabelsToLabelable(input: { labelableId: $id, labelIds: $ids }) { clientMutationId } }`;
    const variables = { id: issue.id, ids: [labelIds["bug"]] };
    const forbidden = {
      type: "FORBIDDEN",
      path: ["addLabelsToLabelable"],
      message: "Resource not accessible by integration",
    };
    const reader = installedApp(graph, "Reader", { issues: "read" });
    expect(await failureOf(reader(label, variables))).toMatchObject({
      data: { addLabelsToLabelable: null },
      errors: [forbidden],
    });
    expect((await failureOf(graph.as("passerby")(label, variables))).errors).toMatchObject([
      { type: "FORBIDDEN" },
    ]);
    expect(happened()).not.toContain("issues.labeled");
  });

  it("transfer an issue within an organisation, with its labels if that is asked for", async () => {
    const { github } = graph.services;
    const hall = await createRepository(github, { ownerId: graph.organizationId, name: "hall" });
    const ownerId = graph.personas["conductor"]?.accountId ?? 0;
    const elsewhere = await createRepository(github, { ownerId, name: "elsewhere" });
    const issue = await openIssue(graph.as("viola-dev"), `labelIds: ["${labelIds["bug"]}"]`);
    const transfer = `mutation ($id: ID!, $to: ID!) { transferIssue(input: { issueId: $id, repositoryId: $to, createLabelsIfMissing: true }) { issue { number repository { name } labels(first: 5) { nodes { name } } } } }`;
    const to = (id: number) => ({ id: issue.id, to: nodeId("Repository", id, id) });
    const refused = async (as: Client, id: number) => (await failureOf(as(transfer, to(id)))).errors;
    expect(await refused(graph.as("passerby"), hall.id)).toMatchObject([{ type: "FORBIDDEN" }]);
    expect(await refused(graph.as("conductor"), elsewhere.id)).toMatchObject([{ type: "UNPROCESSABLE" }]);
    expect(await graph.as("conductor")(transfer, to(hall.id))).toEqual({
      transferIssue: {
        issue: { number: 1, repository: { name: "hall" }, labels: { nodes: [{ name: "bug" }] } },
      },
    });
    expect(happened()).toContain("issues.transferred");
  });

  it("delete an issue for those who administer the repository", async () => {
    const issue = await openIssue(graph.as("viola-dev"));
    const remove = `mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { repository { name } } }`;
    const { errors } = await failureOf(graph.as("viola-lead")(remove, { id: issue.id }));
    expect(errors).toMatchObject([{ type: "FORBIDDEN" }]);
    expect(await graph.as("conductor")(remove, { id: issue.id })).toEqual({
      deleteIssue: { repository: { name: "score" } },
    });
    const again = await failureOf(graph.as("conductor")(remove, { id: issue.id }));
    expect(again.errors).toMatchObject([{ type: "NOT_FOUND" }]);
    expect(happened().at(-1)).toBe("issues.deleted");
  });

  it("edit and delete one's own comment, and tell that it was edited", async () => {
    const issue = await openIssue(app);
    const { addComment } = await app<{ addComment: { commentEdge: { node: { id: string } } } }>(
      `mutation ($id: ID!) { addComment(input: { subjectId: $id, body: "one" }) { commentEdge { node { id } } } }`,
      { id: issue.id },
    );
    const { id } = addComment.commentEdge.node;
    const edit = `mutation ($id: ID!) { updateIssueComment(input: { id: $id, body: "two" }) { issueComment { body includesCreatedEdit editor { login } lastEditedAt } } }`;
    expect(await app(edit, { id })).toEqual({
      updateIssueComment: {
        issueComment: {
          body: "two",
          includesCreatedEdit: true,
          editor: { login: "metronome" },
          lastEditedAt: "2026-03-02T08:00:00Z",
        },
      },
    });
    expect((await failureOf(graph.as("passerby")(edit, { id }))).errors).toMatchObject([
      { type: "FORBIDDEN" },
    ]);
    expect(
      await app(
        `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized minimizedReason } } }`,
        { id },
      ),
    ).toEqual({ minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: "outdated" } } });
    await app(`mutation ($id: ID!) { deleteIssueComment(input: { id: $id }) { clientMutationId } }`, { id });
    expect((await failureOf(app(`query ($id: ID!) { node(id: $id) { id } }`, { id }))).errors).toMatchObject([
      { type: "NOT_FOUND" },
    ]);
  });

  it("react once, and take it back", async () => {
    const issue = await openIssue(graph.as("viola-dev"));
    const react = `mutation ($id: ID!) { addReaction(input: { subjectId: $id, content: EYES }) { reaction { content } subject { reactions(first: 5, content: EYES) { totalCount } } } }`;
    await app(react, { id: issue.id });
    expect(await app(react, { id: issue.id })).toEqual({
      addReaction: { reaction: { content: "EYES" }, subject: { reactions: { totalCount: 1 } } },
    });
    expect(
      await app(
        `mutation ($id: ID!) { removeReaction(input: { subjectId: $id, content: EYES }) { subject { reactions(first: 5) { totalCount } } } }`,
        { id: issue.id },
      ),
    ).toEqual({ removeReaction: { subject: { reactions: { totalCount: 0 } } } });
  });

  it("nest, assign, and lock", async () => {
    const parent = await openIssue(app);
    const child = await openIssue(app, `parentIssueId: "${parent.id}"`);
    const { user } = await app<{ user: { id: string } }>(`{ user(login: "cello-dev") { id } }`);
    await app(
      `mutation ($id: ID!, $users: [ID!]!) {
        addAssigneesToAssignable(input: { assignableId: $id, assigneeIds: $users }) { clientMutationId }
        updateIssue(input: { id: $id, title: "Retune" }) { issue { title } }
      }`,
      { id: child.id, users: [user.id] },
    );
    await graph.as("viola-lead")(
      `mutation ($id: ID!) { lockLockable(input: { lockableId: $id, lockReason: RESOLVED }) { lockedRecord { locked } } }`,
      { id: child.id },
    );
    const fields = `title locked activeLockReason parent { number } assignees(first: 2) { nodes { login } }`;
    expect(
      await app(
        `query ($id: ID!) { node(id: $id) { ... on Issue { subIssues(first: 5) { nodes { ${fields} } } subIssuesSummary { total completed percentCompleted } } } }`,
        { id: parent.id },
      ),
    ).toEqual({
      node: {
        subIssues: {
          nodes: [
            {
              title: "Retune",
              locked: true,
              activeLockReason: "RESOLVED",
              parent: { number: parent.number },
              assignees: { nodes: [{ login: "cello-dev" }] },
            },
          ],
        },
        subIssuesSummary: { total: 1, completed: 0, percentCompleted: 0 },
      },
    });
  });

  it("make, change and delete labels", async () => {
    const { createLabel } = await app<{ createLabel: { label: { id: string; color: string } } }>(
      `mutation ($id: ID!) { createLabel(input: { repositoryId: $id, name: "state/pending", color: "ABCDEF" }) { label { id color } } }`,
      { id: repositoryId },
    );
    expect(createLabel.label.color).toBe("abcdef");
    const again = app(
      `mutation ($id: ID!) { createLabel(input: { repositoryId: $id, name: "State/Pending", color: "000000" }) { label { id } } }`,
      { id: repositoryId },
    );
    expect((await failureOf(again)).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: "name has already been taken" },
    ]);
    await app(
      `mutation ($id: ID!) { updateLabel(input: { id: $id, description: "new" }) { label { description } } deleteLabel(input: { id: $id }) { clientMutationId } }`,
      { id: createLabel.label.id },
    );
    expect(
      await app(`{ repository(owner: "orchestra", name: "score") { label(name: "state/pending") { id } } }`),
    ).toEqual({ repository: { label: null } });
  });
});
