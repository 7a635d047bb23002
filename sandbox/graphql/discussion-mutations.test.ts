import { afterAll, beforeAll, expect, it } from "vitest";
import { failureOf, installedApp, startGraph, type Client, type Graph } from "./graph.fixture.ts";

let graph: Graph;
let app: Client;
let repositoryId: string;
let categoryId: string;

beforeAll(async () => {
  graph = await startGraph();
  app = installedApp(graph, "Metronome", { discussions: "write" });
  const { repository } = await app<{
    repository: { id: string; discussionCategories: { nodes: readonly { id: string }[] } };
  }>(
    `{ repository(owner: "orchestra", name: "score") { id hasDiscussionsEnabled discussionCategories(first: 5) { nodes { id slug } } } }`,
  );
  repositoryId = repository.id;
  categoryId = repository.discussionCategories.nodes[1]?.id ?? "";
});
afterAll(() => graph.stop());

const create = `mutation ($repositoryId: ID!, $categoryId: ID!) { createDiscussion(input: { repositoryId: $repositoryId, categoryId: $categoryId, title: "Stand-up", body: "Today" }) { discussion { id number category { slug } author { login } } } }`;

it("a stand-up is opened, answered in a thread, edited and closed", async () => {
  const made = await app<{ createDiscussion: { discussion: { id: string; number: number } } }>(create, {
    repositoryId,
    categoryId,
  });
  const { id, number } = made.createDiscussion.discussion;
  expect(made.createDiscussion.discussion).toMatchObject({
    category: { slug: "standups" },
    author: { login: "metronome" },
  });
  const reply = `mutation ($id: ID!, $parent: ID) { addDiscussionComment(input: { discussionId: $id, body: "Mine", replyToId: $parent }) { comment { id } } }`;
  const first = await graph.as("viola-dev")<Commented>(reply, { id });
  const parent = first.addDiscussionComment.comment.id;
  const second = await app<Commented>(reply, { id, parent });
  const third = app(reply, { id, parent: second.addDiscussionComment.comment.id });
  expect((await failureOf(third)).errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
  await app(
    `mutation ($id: ID!, $comment: ID!) { a: updateDiscussion(input: { discussionId: $id, body: "Tomorrow" }) { discussion { id } } b: updateDiscussionComment(input: { commentId: $comment, body: "Ours" }) { comment { body } } c: closeDiscussion(input: { discussionId: $id }) { discussion { closed } } }`,
    { id, comment: second.addDiscussionComment.comment.id },
  );
  expect(
    await graph.as("viola-dev")(
      `{ repository(owner: "orchestra", name: "score") { discussion(number: ${number}) { body closed includesCreatedEdit comments(first: 5) { totalCount nodes { body replies(first: 5) { nodes { body author { login } } } } } } } }`,
    ),
  ).toEqual({
    repository: {
      discussion: {
        body: "Tomorrow",
        closed: true,
        includesCreatedEdit: true,
        comments: {
          totalCount: 1,
          nodes: [{ body: "Mine", replies: { nodes: [{ body: "Ours", author: { login: "metronome" } }] } }],
        },
      },
    },
  });
  expect(graph.occurrences.map((one) => `${one.event}.${"action" in one ? one.action : ""}`)).toEqual(
    expect.arrayContaining([
      "discussion.created",
      "discussion_comment.created",
      "discussion.edited",
      "discussion.closed",
    ]),
  );
});

it("an app without the permission neither reads nor writes discussions", async () => {
  const other = installedApp(graph, "Reader", { issues: "write" });
  expect((await failureOf(other(create, { repositoryId, categoryId }))).errors).toMatchObject([
    { type: "FORBIDDEN", path: ["createDiscussion"] },
  ]);
  const read = other(
    `{ repository(owner: "orchestra", name: "score") { discussions(first: 1) { totalCount } } }`,
  );
  expect((await failureOf(read)).errors).toMatchObject([
    { type: "FORBIDDEN", path: ["repository", "discussions"] },
  ]);
});

type Commented = { readonly addDiscussionComment: { readonly comment: { readonly id: string } } };
