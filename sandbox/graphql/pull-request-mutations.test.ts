import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFiles } from "../operations/write-files.ts";
import { failureOf, installedApp, startGraph, type Client, type Graph } from "./graph.fixture.ts";

let graph: Graph;
let repositoryId: string;

beforeEach(async () => {
  graph = await startGraph();
  const { repository } = await graph.as("viola-dev")<{ repository: { id: string } }>(
    `{ repository(owner: "orchestra", name: "score") { id } }`,
  );
  repositoryId = repository.id;
});
afterEach(() => graph.stop());

async function push(branch: string, files: Record<string, string>, login = "viola-dev"): Promise<string> {
  const { github } = graph.services;
  const ref = `refs/heads/${branch}`;
  const main = await github.git.resolveRef(graph.repositoryId, "refs/heads/main");
  if ((await github.git.resolveRef(graph.repositoryId, ref)) === null) {
    await github.git.updateRef(graph.repositoryId, { ref, before: null, after: main });
  }
  const actor = { accountId: graph.personas[login]?.accountId ?? 0, viaAppId: null, startsWorkflows: true };
  return writeFiles(github, actor, { repositoryId: graph.repositoryId, branch, message: "Work\n", files });
}

async function openPull(as: Client, branch = "tutti/1-x", extra = ""): Promise<string> {
  await push(branch, { "strings/viola.md": "Viola\nmore\n", "new.md": "new\n" });
  const answer = await as<{ createPullRequest: { pullRequest: { id: string } } }>(
    `mutation ($repositoryId: ID!, $branch: String!) { createPullRequest(input: { repositoryId: $repositoryId, baseRefName: "main", headRefName: $branch, title: "Tune", body: "Closes #1", ${extra} }) { pullRequest { id } } }`,
    { repositoryId, branch },
  );
  return answer.createPullRequest.pullRequest.id;
}

const review = `mutation ($id: ID!, $event: PullRequestReviewEvent!) { addPullRequestReview(input: { pullRequestId: $id, event: $event, body: "Well" }) { pullRequestReview { id state author { login } commit { oid } } } }`;

describe("a pull request", () => {
  it("shows its branches, files, commits and what it closes", async () => {
    await graph.as("viola-dev")(
      `mutation ($id: ID!) { createIssue(input: { repositoryId: $id, title: "Task" }) { issue { id } } }`,
      { id: repositoryId },
    );
    const id = await openPull(graph.as("viola-dev"));
    const head = await graph.services.github.git.resolveRef(graph.repositoryId, "refs/heads/tutti/1-x");
    const answer = await graph.as("cello-dev")(
      `query ($id: ID!) { node(id: $id) { ... on PullRequest {
        number state isDraft baseRefName headRefName headRefOid isCrossRepository additions deletions changedFiles reviewDecision
        author { login ... on User { databaseId } }
        headRef { name target { oid } } baseRef { name }
        files(first: 5) { totalCount nodes { path changeType additions } }
        commits(first: 5) { nodes { commit { oid messageHeadline } } }
        closingIssuesReferences(first: 5) { nodes { number } }
        timelineItems(first: 5) { nodes { __typename } }
      } } }`,
      { id },
    );
    expect(answer).toEqual({
      node: {
        number: 2,
        state: "OPEN",
        isDraft: false,
        baseRefName: "main",
        headRefName: "tutti/1-x",
        headRefOid: head,
        isCrossRepository: false,
        additions: 2,
        deletions: 0,
        changedFiles: 2,
        reviewDecision: null,
        author: { login: "viola-dev", databaseId: graph.personas["viola-dev"]?.accountId },
        headRef: { name: "tutti/1-x", target: { oid: head } },
        baseRef: { name: "main" },
        files: {
          totalCount: 2,
          nodes: [
            { path: "new.md", changeType: "ADDED", additions: 1 },
            { path: "strings/viola.md", changeType: "MODIFIED", additions: 1 },
          ],
        },
        commits: { nodes: [{ commit: { oid: head, messageHeadline: "Work" } }] },
        closingIssuesReferences: { nodes: [{ number: 1 }] },
        timelineItems: { nodes: [{ __typename: "PullRequestCommit" }] },
      },
    });
  });

  it("goes to draft and back, is renamed, closed and reopened", async () => {
    const id = await openPull(graph.as("viola-dev"), "x", "draft: true");
    const answer = await graph.as("viola-dev")(
      `mutation ($id: ID!) {
        a: markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { isDraft } }
        b: convertPullRequestToDraft(input: { pullRequestId: $id }) { pullRequest { isDraft } }
        c: updatePullRequest(input: { pullRequestId: $id, title: "Retune" }) { pullRequest { title } }
        d: closePullRequest(input: { pullRequestId: $id }) { pullRequest { state closed } }
        e: reopenPullRequest(input: { pullRequestId: $id }) { pullRequest { state } }
      }`,
      { id },
    );
    expect(answer).toEqual({
      a: { pullRequest: { isDraft: false } },
      b: { pullRequest: { isDraft: true } },
      c: { pullRequest: { title: "Retune" } },
      d: { pullRequest: { state: "CLOSED", closed: true } },
      e: { pullRequest: { state: "OPEN" } },
    });
    const rename = `mutation ($id: ID!) { updatePullRequest(input: { pullRequestId: $id, title: "Mine" }) { pullRequest { id } } }`;
    expect((await failureOf(graph.as("passerby")(rename, { id }))).errors).toMatchObject([
      { type: "FORBIDDEN" },
    ]);
  });

  it("is reviewed: asked for, changes wanted, dismissed, approved; and never by its author", async () => {
    const id = await openPull(graph.as("viola-dev"));
    const { user } = await graph.as("viola-dev")<{ user: { id: string } }>(
      `{ user(login: "cello-dev") { id } }`,
    );
    const asked = await graph.as("viola-dev")(
      `mutation ($id: ID!, $users: [ID!]) { requestReviews(input: { pullRequestId: $id, userIds: $users }) { pullRequest { reviewRequests(first: 5) { nodes { requestedReviewer { ... on User { login } } } } } } }`,
      { id, users: [user.id] },
    );
    expect(asked).toEqual({
      requestReviews: {
        pullRequest: { reviewRequests: { nodes: [{ requestedReviewer: { login: "cello-dev" } }] } },
      },
    });
    expect((await failureOf(graph.as("viola-dev")(review, { id, event: "APPROVE" }))).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: "Can not approve your own pull request" },
    ]);
    const refused = await graph.as("cello-dev")<Reviewed>(review, { id, event: "REQUEST_CHANGES" });
    const state = `query ($id: ID!) { node(id: $id) { ... on PullRequest { reviewDecision reviewRequests(first: 1) { totalCount } latestReviews(first: 5) { nodes { state author { login } } } } } }`;
    expect(await graph.as("viola-dev")(state, { id })).toMatchObject({
      node: { reviewDecision: "CHANGES_REQUESTED", reviewRequests: { totalCount: 0 } },
    });
    await graph.as("viola-lead")(
      `mutation ($id: ID!) { dismissPullRequestReview(input: { pullRequestReviewId: $id, message: "Mended" }) { pullRequestReview { state } } }`,
      { id: refused.addPullRequestReview.pullRequestReview.id },
    );
    await graph.as("cello-dev")(review, { id, event: "APPROVE" });
    expect(await graph.as("viola-dev")(state, { id })).toMatchObject({
      node: {
        reviewDecision: "APPROVED",
        latestReviews: { nodes: [{ state: "APPROVED", author: { login: "cello-dev" } }] },
      },
    });
  });

  it("keeps a pending review to its author until it is submitted", async () => {
    const id = await openPull(graph.as("viola-dev"));
    const pending = await graph.as("cello-dev")<Reviewed>(
      `mutation ($id: ID!) { addPullRequestReview(input: { pullRequestId: $id, threads: [{ path: "new.md", line: 1, body: "Why?" }] }) { pullRequestReview { id state comments(first: 5) { nodes { body path line } } } } }`,
      { id },
    );
    expect(pending.addPullRequestReview.pullRequestReview).toMatchObject({
      state: "PENDING",
      comments: { nodes: [{ body: "Why?", path: "new.md", line: 1 }] },
    });
    const count = `query ($id: ID!) { node(id: $id) { ... on PullRequest { reviews(first: 5) { totalCount } } } }`;
    expect(await graph.as("viola-dev")(count, { id })).toEqual({ node: { reviews: { totalCount: 0 } } });
    await graph.as("cello-dev")(
      `mutation ($id: ID!) { submitPullRequestReview(input: { pullRequestId: $id, event: COMMENT, body: "A question" }) { pullRequestReview { state } } }`,
      { id },
    );
    expect(await graph.as("viola-dev")(count, { id })).toEqual({ node: { reviews: { totalCount: 1 } } });
    const { node } = await graph.as("viola-dev")<{
      node: { reviewThreads: { nodes: readonly { id: string }[] } };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on PullRequest { reviewThreads(first: 5) { nodes { id isResolved } } } } }`,
      { id },
    );
    expect(
      await graph.as("viola-dev")(
        `mutation ($id: ID!) { a: addPullRequestReviewThreadReply(input: { pullRequestReviewThreadId: $id, body: "So" }) { comment { body replyTo { body } } } b: resolveReviewThread(input: { threadId: $id }) { thread { isResolved resolvedBy { login } } } }`,
        { id: node.reviewThreads.nodes[0]?.id },
      ),
    ).toMatchObject({
      a: { comment: { body: "So", replyTo: { body: "Why?" } } },
      b: { thread: { isResolved: true, resolvedBy: { login: "viola-dev" } } },
    });
  });
});

describe("merging", () => {
  it("waits for the required check of the app that the ruleset names", async () => {
    const id = await openPull(graph.as("viola-dev"));
    const checker = installedApp(graph, "Metronome", {
      checks: "write",
      pull_requests: "read",
      contents: "read",
    });
    const { state, clock, git } = graph.services.github;
    const appId = state.apps.firstBy("slug", "metronome")?.id ?? 0;
    const at = clock.timestamp();
    state.rulesets.insert({
      id: state.rulesets.nextId(),
      repositoryId: graph.repositoryId,
      name: "gate",
      target: "branch",
      enforcement: "active",
      include: ["~DEFAULT_BRANCH"],
      exclude: [],
      bypassActors: [],
      rules: [
        {
          type: "required_status_checks",
          checks: [{ context: "ready", integrationId: appId }],
          strict: false,
          skipOnCreate: true,
        },
      ],
      createdAt: at,
      updatedAt: at,
    });
    const merge = `mutation ($id: ID!) { mergePullRequest(input: { pullRequestId: $id, mergeMethod: SQUASH }) { pullRequest { state merged mergeCommit { messageHeadline parents(first: 2) { totalCount } } } } }`;
    expect((await failureOf(graph.as("viola-lead")(merge, { id }))).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: expect.stringContaining("ready") },
    ]);
    const head = await git.resolveRef(graph.repositoryId, "refs/heads/tutti/1-x");
    const { createCheckRun } = await checker<{ createCheckRun: { checkRun: { id: string } } }>(
      `mutation ($id: ID!, $sha: GitObjectID!) { createCheckRun(input: { repositoryId: $id, name: "ready", headSha: $sha, status: IN_PROGRESS, output: { title: "Waiting", summary: "for a review" } }) { checkRun { id status title } } }`,
      { id: repositoryId, sha: head },
    );
    expect((await failureOf(graph.as("viola-lead")(merge, { id }))).errors).toMatchObject([
      { type: "UNPROCESSABLE" },
    ]);
    const rollup = `query ($id: ID!) { node(id: $id) { ... on PullRequest { commits(last: 1) { nodes { commit { statusCheckRollup { state contexts(first: 5) { nodes { ... on CheckRun { name status conclusion } } } } } } } } } }`;
    expect(JSON.stringify(await checker(rollup, { id }))).toContain('"state":"PENDING"');
    await checker(
      `mutation ($id: ID!, $run: ID!) { updateCheckRun(input: { repositoryId: $id, checkRunId: $run, conclusion: SUCCESS }) { checkRun { status conclusion } } }`,
      { id: repositoryId, run: createCheckRun.checkRun.id },
    );
    expect(JSON.stringify(await checker(rollup, { id }))).toContain('"state":"SUCCESS"');
    expect(await graph.as("viola-lead")(merge, { id })).toEqual({
      mergePullRequest: {
        pullRequest: {
          state: "MERGED",
          merged: true,
          mergeCommit: { messageHeadline: "Tune (#1)", parents: { totalCount: 1 } },
        },
      },
    });
  });

  it("shows who waits in the queue, in order", async () => {
    const [first, second] = [
      await openPull(graph.as("viola-dev"), "a"),
      await openPull(graph.as("viola-dev"), "b"),
    ];
    const { state } = graph.services.github;
    const queue = `{ repository(owner: "orchestra", name: "score") { mergeQueue(branch: "main") { entries(first: 5) { nodes { position pullRequest { id } } } } } }`;
    expect(await graph.as("viola-dev")(queue)).toEqual({ repository: { mergeQueue: null } });
    const ids = state.pullRequests.all().map(({ id }) => id);
    for (const pullRequestIds of [ids.slice(0, 1), ids]) {
      const shas = { baseSha: "0".repeat(40), headSha: "1".repeat(40) };
      const group = {
        id: state.mergeGroups.nextId(),
        repositoryId: graph.repositoryId,
        baseRef: "main",
        headRef: "q",
        ...shas,
      };
      state.mergeGroups.insert({ ...group, pullRequestIds });
    }
    expect(await graph.as("viola-dev")(queue)).toEqual({
      repository: {
        mergeQueue: {
          entries: {
            nodes: [
              { position: 1, pullRequest: { id: first } },
              { position: 2, pullRequest: { id: second } },
            ],
          },
        },
      },
    });
  });

  it("on another head than the one expected is refused", async () => {
    const id = await openPull(graph.as("viola-dev"));
    const merge = `mutation ($id: ID!) { mergePullRequest(input: { pullRequestId: $id, expectedHeadOid: "${"0".repeat(40)}" }) { pullRequest { state } } }`;
    expect((await failureOf(graph.as("viola-lead")(merge, { id }))).errors).toMatchObject([
      { type: "UNPROCESSABLE" },
    ]);
  });
});

type Reviewed = { readonly addPullRequestReview: { readonly pullRequestReview: { readonly id: string } } };
