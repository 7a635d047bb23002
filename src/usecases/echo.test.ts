import { describe, expect, test } from "vitest";
import { AccountId, CommitSha, PullRequestId, TaskId } from "../domain/ids.ts";
import { OrganizationState } from "../domain/organization-state.ts";
import { Timestamp } from "../domain/timestamp.ts";
import type { Account } from "../ports/forge-facts.ts";
import type { Hint, IssueChangeKind } from "../ports/hint.ts";
import { home1 } from "../../test/support/fake-home.ts";
import { isEcho } from "./echo.ts";

const ourselves: Account = { id: AccountId.parse(900), login: "tutti[bot]", kind: "bot" };
const ada: Account = { id: AccountId.parse(1), login: "ada-g", kind: "user" };
const home = { self: { account: ourselves.id, app: 77 }, state: OrganizationState.empty() };
const at = Timestamp.parse("2026-03-02T09:00:00.000Z");
const head = CommitSha.parse("a".repeat(40));
const about = { at, repository: home1 };

function pullRequest(sender: Account | null): Hint {
  return { ...about, kind: "pull-request", number: 5, id: PullRequestId.parse("PR_5"), sender };
}

function checks(app: number | null, change: "requested" | "rerequested" | "told"): Hint {
  return { ...about, kind: "checks", head, pullRequests: [5], app, change };
}

function issue(sender: Account, change: IssueChangeKind): Hint {
  const facts = {
    id: TaskId.parse("I_1"),
    repository: home1.id,
    number: 1,
    title: "Search",
    body: "",
    author: ada,
    open: true,
    closedAs: null,
    labels: [],
    assignees: [],
    createdAt: at,
    updatedAt: at,
    parent: null,
  };
  return { ...about, kind: "issue", issue: facts, sender, change };
}

describe("what we did ourselves is no news", () => {
  test.each([
    ["a label of ours", issue(ourselves, "labeled")],
    ["a reviewer whom we asked", pullRequest(ourselves)],
    ["a check of ours", checks(77, "told")],
  ])("%s", (_name, hint) => {
    expect(isEcho(home, hint)).toBe(true);
  });
});

describe("what is looked at", () => {
  test.each([
    ["a label of somebody's", issue(ada, "labeled")],
    ["our own closing, which goes on record", issue(ourselves, "closed")],
    ["somebody's pull request", pullRequest(ada)],
    ["a pull request that the sweep names", pullRequest(null)],
    ["somebody else's check", checks(15, "told")],
    ["a commit status", checks(null, "told")],
    ["our check, asked for again by a person", checks(77, "rerequested")],
    ["our checks, asked for at a head that nobody told of", checks(77, "requested")],
  ])("%s", (_name, hint) => {
    expect(isEcho(home, hint)).toBe(false);
  });
});
