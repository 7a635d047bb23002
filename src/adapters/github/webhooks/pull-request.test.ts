import { expect, test } from "vitest";
import { webhookPayload } from "../../../../test/support/webhook-payload.ts";
import { Timestamp } from "../../../domain/timestamp.ts";
import { translatePullRequestReview } from "./pull-request-review.ts";
import { translatePullRequest } from "./pull-request.ts";

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");
const commit = "a".repeat(40);
const pull_request = { node_id: "PR_1", number: 9, updated_at: "2026-02-01T09:00:00Z" };

test.each([
  "pull-request-opened",
  "pull-request-synchronize",
  "pull-request-closed",
  "pull-request-converted-to-draft",
  "pull-request-ready-for-review",
  "pull-request-review-requested",
  "pull-request-review-thread-resolved",
])("%s has the pull request looked at", (webhook) => {
  expect(translatePullRequest(webhookPayload(webhook, { pull_request }), now)).toMatchObject({
    hints: [{ kind: "pull-request", id: "PR_1", number: 9, at: "2026-02-01T09:00:00.000Z" }],
  });
});

test.each([
  ["approved", "approved"],
  ["changes_requested", "changes-requested"],
  ["commented", "commented"],
])("a review that is %s keeps the commit it was given for", (state, decision) => {
  const payload = webhookPayload("pull-request-review-submitted", {
    pull_request,
    review: { node_id: "PRR_1", state, commit_id: commit, submitted_at: "2026-02-01T09:30:00Z" },
  });
  expect(translatePullRequestReview(payload, now)).toMatchObject({
    hints: [
      {
        kind: "review",
        at: "2026-02-01T09:30:00.000Z",
        pullRequest: "PR_1",
        number: 9,
        review: { id: "PRR_1", decision, commit, at: "2026-02-01T09:30:00.000Z" },
      },
    ],
  });
});

test("a dismissed review is dismissed when its delivery says so", () => {
  const payload = webhookPayload("pull-request-review-dismissed", {
    pull_request,
    review: { commit_id: commit, submitted_at: "2026-02-01T09:30:00Z" },
  });
  expect(translatePullRequestReview(payload, now)).toMatchObject({
    hints: [{ at: now, review: { decision: "dismissed", at: "2026-02-01T09:30:00.000Z" } }],
  });
});

test("a review whose commit is gone has the pull request looked at", () => {
  const payload = webhookPayload("pull-request-review-submitted", { pull_request });
  const review = { ...Object(payload["review"]), state: "approved", commit_id: null };
  expect(translatePullRequestReview({ ...payload, review }, now)).toMatchObject({
    hints: [{ kind: "pull-request", id: "PR_1" }],
  });
});
