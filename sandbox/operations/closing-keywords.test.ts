import { describe, expect, it } from "vitest";
import { Clock } from "../state/clock.ts";
import { createState } from "../state/github-state.ts";
import { createOrganization } from "./create-account.ts";
import { closedByText } from "./closing-keywords.ts";

const now = "2030-01-01T00:00:00Z";

function stateWithIssues(...numbers: readonly number[]) {
  const state = createState();
  const owner = createOrganization({ state, clock: Clock.frozen(now) }, "orchestra", {
    memberIds: [],
    adminIds: [],
  });
  const repository = state.repositories.insert({
    id: 1,
    ownerId: owner.id,
    name: "score",
    description: null,
    isPrivate: false,
    isArchived: false,
    parentId: null,
    defaultBranch: "main",
    hasIssues: true,
    hasDiscussions: true,
    deleteBranchOnMerge: false,
    collaborators: [],
    teams: [],
    formerNames: [],
    actions: { enabled: true, defaultWorkflowPermissions: "read", canApprovePullRequests: false },
    lastNumber: 9,
    createdAt: now,
    updatedAt: now,
    pushedAt: null,
  });
  for (const number of numbers) {
    state.issues.insert({
      id: 100 + number,
      repositoryId: repository.id,
      number,
      isPullRequest: number > 90,
      title: "x",
      body: null,
      authorId: owner.id,
      viaAppId: null,
      state: "open",
      stateReason: null,
      labelIds: [],
      assigneeIds: [],
      isLocked: false,
      lockReason: null,
      isPinned: false,
      parentId: null,
      subIssueIds: [],
      blockedByIds: [],
      createdAt: now,
      updatedAt: now,
      closedAt: null,
      closedById: null,
      lastEdit: null,
      gone: null,
    });
  }
  return state;
}

describe("closing keywords", () => {
  const state = stateWithIssues(1, 2, 3, 91);
  const closed = (text: string) => closedByText(state, 1, text).map(({ number }) => number);

  it.each(["Fixes #1", "fixed: #1", "CLOSES #1", "close #1", "Resolves orchestra/score#1", "resolve #1"])(
    "close with %j",
    (text) => expect(closed(text)).toEqual([1]),
  );

  it.each([
    "see #1",
    "prefixes #1",
    "fixes 1",
    "`fixes #1`",
    "```\nfixes #1\n```",
    "<!-- fixes #1 -->",
    "fixes #99",
    "fixes other/score#1",
    "fixes #91",
  ])("close nothing with %j", (text) => expect(closed(text)).toEqual([]));

  it("close each issue once, in the order of the text", () => {
    expect(closed("Fixes #2, fixes #1 and closes #2")).toEqual([2, 1]);
  });
});
