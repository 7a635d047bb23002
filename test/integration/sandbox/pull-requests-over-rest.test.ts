import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository } from "../../../sandbox/operations/create-repository.ts";
import { writeFiles } from "../../../sandbox/operations/write-files.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";
import { openPull, repositoryEvents as events, told, write } from "../../support/branches-and-pulls.ts";

let stage: SandboxWithApp;

beforeEach(async () => {
  stage = await startSandboxWithApp({ events });
});
afterEach(async () => stage.stop());

describe("a pull request over REST", () => {
  it("is a draft, gets ready, is reviewed and merged, and closes its issue", async () => {
    const issue = await stage.as("viola-dev").rest.issues.create({ ...stage.place, title: "Too quiet" });
    const pull = await openPull(stage, "louder", { body: `Fixes #${String(issue.data.number)}` });
    const about = { ...stage.place, ...pull };
    await stage.as("viola-dev").rest.pulls.requestReviewers({ ...about, reviewers: ["viola-lead"] });
    await stage.as("viola-lead").rest.pulls.createReview({
      ...about,
      event: "REQUEST_CHANGES",
      body: "Too loud",
      comments: [{ path: "louder.md", line: 1, body: "piano, please" }],
    });
    await write(stage, "louder", "louder.md", "mezzoforte\n");
    await stage.as("viola-lead").rest.pulls.createReview({ ...about, event: "APPROVE" });
    const merged = await stage.as("viola-dev").rest.pulls.merge({ ...about, merge_method: "squash" });
    const after = await stage.as("viola-dev").rest.pulls.get(about);
    expect(after.data).toMatchObject({ merged: true, merge_commit_sha: merged.data.sha, state: "closed" });
    const closed = await stage
      .as("viola-dev")
      .rest.issues.get({ ...stage.place, issue_number: issue.data.number });
    expect(closed.data).toMatchObject({ state: "closed", state_reason: "completed" });
    await stage.sandbox.webhooks.idle();
    expect(told(stage).filter((name) => /^(?:pull_request|issues)/.test(name))).toEqual([
      "issues.opened",
      "pull_request.opened",
      "pull_request.review_requested",
      "pull_request_review.submitted",
      "pull_request_review_comment.created",
      "pull_request.synchronize",
      "pull_request_review.submitted",
      "pull_request.closed",
      "issues.closed",
    ]);
  });

  it("is found in a browser at the address of an issue with its number, and the other way about", async () => {
    const { data: issue } = await stage.as("viola-dev").rest.issues.create({ ...stage.place, title: "Flat" });
    const { pull_number: pull } = await openPull(stage, "sharper");
    const home = `/${stage.place.owner}/${stage.place.repo}`;
    const leadsTo = async (path: string) => {
      const headers = { accept: "text/html" };
      const response = await fetch(`${stage.sandbox.url}${home}${path}`, { headers, redirect: "manual" });
      return response.headers.get("location") ?? response.status;
    };
    expect(await leadsTo(`/issues/${pull}`)).toBe(`${home}/pull/${pull}`);
    expect(await leadsTo(`/pull/${issue.number}`)).toBe(`${home}/issues/${issue.number}`);
    expect(await leadsTo(`/pull/${pull}`)).toBe(200);
    expect([await leadsTo("/issues/999"), await leadsTo("/pull/none")]).toEqual([404, 404]);
  });

  it("is not opened for a branch with a history of its own", async () => {
    const { git, pulls } = stage.as("conductor").rest;
    const tree = await git.createTree({
      ...stage.place,
      tree: [{ path: "log.txt", mode: "100644", type: "blob", content: "1\n" }],
    });
    const orphan = await git.createCommit({ ...stage.place, message: "Begin", tree: tree.data.sha });
    await git.createRef({ ...stage.place, ref: "refs/heads/ledger", sha: orphan.data.sha });
    const opening = pulls.create({ ...stage.place, title: "Log", head: "ledger", base: "main" });
    await expect(opening).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining("The ledger branch has no history in common with main"),
    });
  });

  it("does not know at first whether it can be merged", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "topic")) };
    const { pulls } = stage.as("viola-dev").rest;
    expect((await pulls.get(about)).data.mergeable).toBeNull();
    expect((await pulls.get(about)).data.mergeable).toBe(true);
  });

  it("cannot be merged when both sides changed the same lines", async () => {
    await write(stage, "one", "README.md", "# Sonata\n");
    await write(stage, "main", "README.md", "# Symphony\n", "conductor");
    const { pulls } = stage.as("viola-dev").rest;
    const { data } = await pulls.create({ ...stage.place, title: "Rename", head: "one", base: "main" });
    const about = { ...stage.place, pull_number: data.number };
    await pulls.get(about);
    expect((await pulls.get(about)).data).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
    await expect(pulls.merge(about)).rejects.toMatchObject({ status: 405 });
  });

  it("is not merged as a draft, nor at another head than the one seen", async () => {
    const draft = { ...stage.place, ...(await openPull(stage, "draft", { draft: true })) };
    const { pulls } = stage.as("viola-lead").rest;
    await expect(pulls.merge(draft)).rejects.toThrow("draft");
    const about = { ...stage.place, ...(await openPull(stage, "ready")) };
    const { data } = await pulls.get(about);
    await write(stage, "ready", "more.md", "more\n");
    await expect(pulls.merge({ ...about, sha: data.head.sha })).rejects.toMatchObject({ status: 409 });
  });

  it("is refused without commits, without a branch, and a second time", async () => {
    const { pulls } = stage.as("viola-dev").rest;
    const input = { ...stage.place, title: "x", base: "main" };
    await expect(pulls.create({ ...input, head: "main" })).rejects.toThrow("No commits");
    await expect(pulls.create({ ...input, head: "nowhere" })).rejects.toMatchObject({ status: 422 });
    await openPull(stage, "same");
    await expect(pulls.create({ ...input, head: "same" })).rejects.toThrow("already exists");
  });

  it("lets nobody approve their own", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "topic")) };
    const own = stage.as("viola-dev").rest.pulls.createReview({ ...about, event: "APPROVE" });
    await expect(own).rejects.toThrow("Can not approve your own pull request");
  });

  it("shows a pending review to its author only, until it is submitted", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "topic")) };
    const { data } = await stage.as("cello-dev").rest.pulls.createReview({ ...about, body: "Hm" });
    expect((await stage.as("viola-dev").rest.pulls.listReviews(about)).data).toEqual([]);
    await stage
      .as("cello-dev")
      .rest.pulls.submitReview({ ...about, review_id: data.id, event: "COMMENT", body: "Nice" });
    const { data: seen } = await stage.as("viola-dev").rest.pulls.listReviews(about);
    expect(seen.map(({ state, body }) => [state, body])).toEqual([["COMMENTED", "Nice"]]);
  });

  it("takes reviews along when a rebase changes nothing, and leaves them behind when it does", async () => {
    const { github } = stage.sandbox;
    const { repositoryId } = stage.seeded;
    const about = { ...stage.place, ...(await openPull(stage, "moved")) };
    const before = String(await github.git.resolveRef(repositoryId, "refs/heads/moved"));
    await stage.as("viola-lead").rest.pulls.createReview({ ...about, event: "APPROVE" });
    const base = await write(stage, "main", "other.md", "other\n", "conductor");
    const who = { name: "x", email: "x@example.com", date: github.clock.timestamp() };
    const rebased = await github.git.merge(repositoryId, {
      method: "rebase",
      base,
      head: before,
      author: who,
      committer: who,
      message: "",
    });
    if (rebased.kind === "conflict") throw new Error("the rebase conflicts");
    const { git, pulls } = stage.as("viola-dev").rest;
    await git.updateRef({ ...stage.place, ref: "heads/moved", sha: rebased.oid, force: true });
    expect((await pulls.listReviews(about)).data[0]?.commit_id).toBe(rebased.oid);
    await write(stage, "moved", "moved.md", "changed\n");
    expect((await pulls.listReviews(about)).data[0]?.commit_id).toBe(rebased.oid);
  });

  it("comes from a fork, whose commits the base repository then has", async () => {
    const { github } = stage.sandbox;
    const fork = await createRepository(github, {
      ownerId: stage.actor("passerby").accountId,
      name: "score",
      parentId: stage.seeded.repositoryId,
    });
    await writeFiles(github, stage.actor("passerby"), {
      repositoryId: fork.id,
      branch: "main",
      message: "Whistle",
      files: { "w.md": "w\n" },
    });
    const { data } = await stage
      .as("passerby")
      .rest.pulls.create({ ...stage.place, title: "Whistle", head: "passerby:main", base: "main" });
    expect(data.head.label).toBe("passerby:main");
    const files = await stage
      .as("viola-dev")
      .rest.pulls.listFiles({ ...stage.place, pull_number: data.number });
    expect(files.data.map(({ filename }) => filename)).toEqual(["w.md"]);
    const asDiff = { ...stage.place, pull_number: data.number, mediaType: { format: "diff" } };
    expect((await stage.as("viola-dev").rest.pulls.get(asDiff)).data).toContain("+w");
    const commit = await stage.as("viola-dev").rest.repos.getCommit({ ...stage.place, ref: data.head.sha });
    expect(commit.data.commit.message).toBe("Whistle");
  });

  it("is closed when its branch is deleted, and reopens only once that is back", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "fading")) };
    const { git, pulls } = stage.as("viola-dev").rest;
    const { data } = await git.getRef({ ...stage.place, ref: "heads/fading" });
    await git.deleteRef({ ...stage.place, ref: "heads/fading" });
    expect((await pulls.get(about)).data.state).toBe("closed");
    await expect(pulls.update({ ...about, state: "open" })).rejects.toMatchObject({ status: 422 });
    await git.createRef({ ...stage.place, ref: "refs/heads/fading", sha: data.object.sha });
    expect((await pulls.update({ ...about, state: "open" })).data.state).toBe("open");
  });

  it("counts as merged when somebody pushes its head to the base", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "by-hand")) };
    const { git, pulls } = stage.as("conductor").rest;
    const { data } = await git.getRef({ ...stage.place, ref: "heads/by-hand" });
    await git.updateRef({ ...stage.place, ref: "heads/main", sha: data.object.sha });
    expect((await pulls.get(about)).data.merged).toBe(true);
  });

  it("brings its branch up to date on demand", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "late")) };
    await write(stage, "main", "news.md", "news\n", "conductor");
    const { pulls, repos } = stage.as("viola-dev").rest;
    await pulls.updateBranch(about);
    const compared = await repos.compareCommitsWithBasehead({ ...stage.place, basehead: "main...late" });
    expect([compared.data.status, compared.data.behind_by]).toEqual(["ahead", 0]);
    await expect(pulls.updateBranch(about)).rejects.toMatchObject({ status: 422 });
  });

  it("is found by the commits that it brings", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "known")) };
    const { data } = await stage.as("viola-dev").rest.pulls.listCommits(about);
    const found = await stage
      .as("viola-dev")
      .rest.repos.listPullRequestsAssociatedWithCommit({ ...stage.place, commit_sha: data[0]?.sha ?? "" });
    expect(found.data.map(({ number }) => number)).toEqual([about.pull_number]);
  });

  it("has threads that others answer", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "talk")) };
    const { data: pull } = await stage.as("cello-dev").rest.pulls.get(about);
    const { data } = await stage.as("cello-dev").rest.pulls.createReviewComment({
      ...about,
      body: "Why?",
      path: "talk.md",
      line: 1,
      commit_id: pull.head.sha,
    });
    const reply = { ...about, comment_id: data.id, body: "Because." };
    await stage.as("viola-dev").rest.pulls.createReplyForReviewComment(reply);
    const { data: all } = await stage.as("viola-dev").rest.pulls.listReviewComments(about);
    expect(all.map(({ body, in_reply_to_id }) => [body, in_reply_to_id])).toEqual([
      ["Why?", undefined],
      ["Because.", data.id],
    ]);
  });

  it("has review comments that are changed, reacted to and deleted, by those who may", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "words")) };
    const [cello, viola] = [stage.as("cello-dev").rest, stage.as("viola-dev").rest];
    const { data: pull } = await cello.pulls.get(about);
    const { data: asked } = await cello.pulls.createReviewComment({
      ...about,
      body: "Why?",
      path: "words.md",
      line: 1,
      commit_id: pull.head.sha,
    });
    await viola.pulls.createReplyForReviewComment({ ...about, comment_id: asked.id, body: "So." });
    const comment = { ...stage.place, comment_id: asked.id };
    await cello.pulls.updateReviewComment({ ...comment, body: "Why so?" });
    expect((await viola.pulls.getReviewComment(comment)).data.body).toBe("Why so?");
    const foreign = stage.as("passerby").rest.pulls.updateReviewComment({ ...comment, body: "Ha" });
    await expect(foreign).rejects.toMatchObject({ status: 403 });

    const reacted = await viola.reactions.createForPullRequestReviewComment({ ...comment, content: "heart" });
    expect((await cello.reactions.listForPullRequestReviewComment(comment)).data).toHaveLength(1);
    await viola.reactions.deleteForPullRequestComment({ ...comment, reaction_id: reacted.data.id });
    expect((await cello.reactions.listForPullRequestReviewComment(comment)).data).toEqual([]);

    await cello.pulls.deleteReviewComment(comment);
    await expect(viola.pulls.getReviewComment(comment)).rejects.toMatchObject({ status: 404 });
    const { data: left } = await viola.pulls.listReviewComments(about);
    expect(left.map(({ body }) => body)).toEqual(["So."]);
    await stage.sandbox.webhooks.idle();
    const ofComments = told(stage).filter((name) => name.startsWith("pull_request_review_comment."));
    expect(ofComments.slice(-2)).toEqual([
      "pull_request_review_comment.edited",
      "pull_request_review_comment.deleted",
    ]);
  });

  it("forgets a pending review that its author takes back, and no other", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "doubt")) };
    const cello = stage.as("cello-dev").rest.pulls;
    const comments = [{ path: "doubt.md", line: 1, body: "Hm" }];
    const { data: pending } = await cello.createReview({ ...about, comments });
    const review = { ...about, review_id: pending.id };
    const byOther = stage.as("viola-dev").rest.pulls.deletePendingReview(review);
    await expect(byOther).rejects.toMatchObject({ status: 404 });
    expect((await cello.deletePendingReview(review)).data.state).toBe("PENDING");
    expect((await cello.listReviews(about)).data).toEqual([]);
    expect((await cello.listReviewComments(about)).data).toEqual([]);
    const { data: given } = await cello.createReview({ ...about, event: "APPROVE" });
    const late = cello.deletePendingReview({ ...about, review_id: given.id });
    await expect(late).rejects.toMatchObject({ status: 422 });
  });
});
