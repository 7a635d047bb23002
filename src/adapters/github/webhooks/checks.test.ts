import { expect, test } from "vitest";
import { webhookPayload } from "../../../../test/support/webhook-payload.ts";
import { Timestamp } from "../../../domain/timestamp.ts";
import { translateCheckRun, translateCheckSuite, translateStatus } from "./checks.ts";
import { translateMergeGroup } from "./merge-group.ts";

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");
const head = "c".repeat(40);

function pullRequest(number: number, repository: number) {
  const side = (id: number) => ({
    ref: "x",
    sha: head,
    repo: { id, name: "x", url: "https://github.test/x" },
  });
  return { id: 1, number, url: "https://github.test/x", head: side(99), base: side(repository) };
}

const pull_requests = [pullRequest(9, 5), pullRequest(3, 6)];

test.each(["created", "completed", "rerequested", "requested-action"])(
  "check_run.%s names the head and the pull requests of this repository",
  (action) => {
    const payload = webhookPayload(`check-run-${action}`, {
      check_run: { head_sha: head, pull_requests },
      repository: { id: 5 },
    });
    expect(translateCheckRun(payload, now)).toMatchObject({
      hints: [{ kind: "checks", head, pullRequests: [9] }],
    });
  },
);

test("check_suite names the head and the pull requests of this repository", () => {
  const payload = webhookPayload("check-suite-completed", {
    check_suite: { head_sha: head, pull_requests },
    repository: { id: 5 },
  });
  expect(translateCheckSuite(payload, now)).toMatchObject({ hints: [{ head, pullRequests: [9] }] });
});

test("status names the head alone", () => {
  const author = { date: "2026-02-01T09:00:00Z" };
  const payload = webhookPayload("status", { sha: head, commit: { commit: { author, committer: author } } });
  expect(translateStatus(payload, now)).toMatchObject({
    hints: [{ kind: "checks", head, pullRequests: [] }],
  });
});

test("a merge group asks for checks", () => {
  const { repository } = webhookPayload("issues-opened");
  const merge_group = {
    head_sha: head,
    head_ref: "refs/heads/gh-readonly-queue/main/pr-9",
    base_ref: "main",
  };
  const payload = webhookPayload("merge-group-checks-requested", { merge_group, repository });
  expect(translateMergeGroup(payload, now)).toMatchObject({
    hints: [{ kind: "merge-group", head, headRef: "refs/heads/gh-readonly-queue/main/pr-9" }],
  });
});

test("a merge group that is gone asks for none", () => {
  const { repository } = webhookPayload("issues-opened");
  const payload = webhookPayload("merge-group-destroyed", { merge_group: { head_sha: head }, repository });
  expect(translateMergeGroup(payload, now)).toMatchObject({ outcome: "ignored" });
});
