import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addBlockedBy } from "../../../sandbox/operations/issue-dependencies.ts";
import { createStatus } from "../../../sandbox/operations/create-status.ts";
import { closeIssue, reopenIssue } from "../../../sandbox/operations/close-issue.ts";
import { transferIssue } from "../../../sandbox/operations/remove-issue.ts";
import { convertToDraft, markReadyForReview } from "../../../sandbox/operations/update-pull-request.ts";
import { createRepository } from "../../../sandbox/operations/create-repository.ts";
import { addSubIssue } from "../../../sandbox/operations/sub-issues.ts";
import { translate } from "../../../src/adapters/github/webhooks/translate.ts";
import { Timestamp } from "../../../src/domain/timestamp.ts";
import type { Hint } from "../../../src/ports/hint.ts";
import { type InstalledOrchestra, installOrchestra } from "../../support/installed-orchestra.ts";
import { peopleOf } from "../../support/people-of-the-orchestra.ts";

const EVENTS = [
  "issues",
  "issue_comment",
  "sub_issues",
  "issue_dependencies",
  "pull_request",
  "pull_request_review",
  "push",
  "check_run",
  "check_suite",
  "status",
  "repository",
  "label",
];

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");

describe("what GitHub sends becomes hints", () => {
  let orchestra: InstalledOrchestra;
  let read = 0;

  beforeAll(async () => {
    orchestra = await installOrchestra(EVENTS);
  });
  afterAll(() => orchestra.stop());

  /** Hints of what was sent since the last time; nothing that we know may fail to fit. */
  function newHints(): readonly Hint[] {
    const sent = orchestra.sandbox.webhooks.held.slice(read);
    read += sent.length;
    return sent.flatMap(({ event, body }) => {
      const translation = translate(event, JSON.parse(body), now);
      if (translation.outcome === "ignored") expect(translation.reason).not.toContain("does not fit");
      return translation.outcome === "hints" ? translation.hints : [];
    });
  }

  const rowOf = (number: number) => {
    const { sandbox, repository } = orchestra;
    const issue = sandbox.state.issues
      .by("repository", repository.id)
      .find((issue) => issue.number === number);
    if (issue === undefined) throw new Error(`no issue ${number}`);
    return issue;
  };

  test("an issue's life", async () => {
    const { sandbox, actor, repository } = orchestra;
    const people = peopleOf(orchestra);
    newHints();
    const { id, number } = await people.openIssue("cello-dev", "Tune");
    await people.label("cello-lead", number, "bug");
    await people.assign("cello-lead", number, "cello-dev");
    closeIssue(sandbox.github, actor("cello-dev"), rowOf(number).id, "not_planned");
    reopenIssue(sandbox.github, actor("cello-dev"), rowOf(number).id);
    const hints = newHints();
    expect(hints.map((hint) => (hint.kind === "issue" ? hint.change : hint.kind))).toEqual([
      "opened",
      "labeled",
      "assigned",
      "closed",
      "reopened",
    ]);
    expect(hints).toMatchObject([
      { repository, sender: { login: "cello-dev" }, issue: { id, number, open: true } },
      { sender: { login: "cello-lead" }, issue: { labels: ["bug"] } },
      { issue: { assignees: [{ login: "cello-dev" }] } },
      { issue: { open: false, closedAs: "not-planned" } },
      { issue: { open: true, closedAs: null } },
    ]);
  });

  test("words, on issues and on pull requests", async () => {
    const people = peopleOf(orchestra);
    const { id: task, number } = await people.openIssue("cello-dev", "Words");
    await people.push("cello-dev", "words", { "words.md": "Words\n" });
    const pull = await people.openPullRequest("cello-dev", "words");
    newHints();
    const comment = await people.comment("cello-dev", number, "/start");
    await people.editComment("cello-dev", comment, "/block");
    await people.comment("cello-lead", pull.number, "/approve peer");
    await people.removeComment("cello-dev", comment);
    expect(newHints()).toMatchObject([
      {
        kind: "comment",
        edited: false,
        subject: { kind: "issue", task },
        comment: { id: comment, body: "/start" },
      },
      { kind: "comment", edited: true, comment: { id: comment, body: "/block" } },
      { kind: "comment", subject: { kind: "pull-request", pullRequest: pull.id } },
      { kind: "issue", change: "comment-deleted", issue: { id: task } },
    ]);
  });

  test("relations, and a transfer", async () => {
    const { sandbox, actor, seeded } = orchestra;
    const people = peopleOf(orchestra);
    const parent = await people.openIssue("cello-dev", "Parent");
    const child = await people.openIssue("cello-dev", "Child");
    const other = await createRepository(sandbox.github, {
      ownerId: seeded.organizationId,
      name: "choir",
      isPrivate: false,
      collaborators: [],
      teams: [],
    });
    newHints();
    const [parentRow, childRow] = [rowOf(parent.number), rowOf(child.number)];
    addSubIssue(sandbox.github, actor("cello-lead"), parentRow.id, childRow.id, { replaceParent: false });
    const related = newHints();
    expect(related.length).toBeGreaterThan(0);
    expect(related.every((hint) => hint.kind === "issue" && hint.change === "relations")).toBe(true);
    addBlockedBy(sandbox.github, actor("cello-lead"), parentRow.id, childRow.id);
    expect(newHints()).toContainEqual(expect.objectContaining({ kind: "issue", change: "relations" }));
    transferIssue(sandbox.github, actor("conductor"), childRow.id, other.id);
    expect(newHints()).toContainEqual(
      expect.objectContaining({
        kind: "issue-transferred",
        task: child.id,
        to: expect.objectContaining({ repository: expect.objectContaining({ name: "choir" }) }),
      }),
    );
  });

  test("a pull request's life: pushes, checks, reviews, the merge", async () => {
    const { sandbox, actor, repository } = orchestra;
    const people = peopleOf(orchestra);
    newHints();
    const head = await people.push("cello-dev", "life", { "life.md": "Life\n" });
    expect(newHints()).toContainEqual(
      expect.objectContaining({ kind: "branch-pushed", branch: "life", head, isDefault: false }),
    );
    const { id, number } = await people.openPullRequest("cello-dev", "life", { draft: true });
    const pull = sandbox.state.pullRequests.firstBy("issue", rowOf(number).id);
    markReadyForReview(sandbox.github, actor("cello-dev"), pull?.id ?? 0);
    convertToDraft(sandbox.github, actor("cello-dev"), pull?.id ?? 0);
    markReadyForReview(sandbox.github, actor("cello-dev"), pull?.id ?? 0);
    expect(newHints()).toMatchObject(Array.from({ length: 4 }, () => ({ kind: "pull-request", id, number })));
    const review = await people.review("cello-lead", number, "REQUEST_CHANGES");
    expect(newHints()).toContainEqual(
      expect.objectContaining({
        kind: "review",
        pullRequest: id,
        review: expect.objectContaining({ id: review, decision: "changes-requested", commit: head }),
      }),
    );
    await people.check(head, "unit tests", "success");
    const status = { repositoryId: repository.id, sha: head, context: "ci", state: "success" } as const;
    await createStatus(sandbox.github, actor("cello-dev"), { ...status, description: null, targetUrl: null });
    expect(newHints().filter((hint) => hint.kind === "checks" && hint.head === head).length).toBeGreaterThan(
      1,
    );
    await people.merge("conductor", number);
    expect(newHints().map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["pull-request", "branch-pushed"]),
    );
  });

  test("a push that changes the configuration", async () => {
    newHints();
    await peopleOf(orchestra).push("conductor", "main", { ".github/tutti.yml": "version: 1\n" });
    expect(newHints()).toContainEqual(
      expect.objectContaining({ kind: "branch-pushed", isDefault: true, changesConfiguration: true }),
    );
  });
});
