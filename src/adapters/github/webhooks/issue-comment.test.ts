import { expect, test } from "vitest";
import { webhookPayload } from "../../../../test/support/webhook-payload.ts";
import { Timestamp } from "../../../domain/timestamp.ts";
import { translateIssueComment } from "./issue-comment.ts";

const now = Timestamp.parse("2026-03-01T10:00:00.000Z");
const comment = {
  node_id: "IC_1",
  id: 11,
  body: "/start",
  created_at: "2026-02-01T08:00:00Z",
  updated_at: "2026-02-01T09:00:00Z",
};
const sender = { id: 42, login: "viola-lead", type: "User" };
const pullRequest = { pull_request: { url: "https://github.test/x" } };

test("a comment is a hint with its words, its author and who sent it", () => {
  const payload = webhookPayload("issue-comment-created", {
    comment,
    sender,
    issue: { node_id: "I_1", number: 7 },
  });
  expect(translateIssueComment(payload, now)).toMatchObject({
    hints: [
      {
        kind: "comment",
        at: "2026-02-01T09:00:00.000Z",
        edited: false,
        sender: { id: 42, login: "viola-lead", kind: "user" },
        subject: { kind: "issue", task: "I_1", number: 7, open: true },
        comment: { id: "IC_1", databaseId: 11, body: "/start", createdAt: "2026-02-01T08:00:00.000Z" },
      },
    ],
  });
});

test("an edited comment says so", () => {
  const payload = webhookPayload("issue-comment-edited", { comment });
  expect(translateIssueComment(payload, now)).toMatchObject({ hints: [{ kind: "comment", edited: true }] });
});

test.each(["PR_kwDO1", Buffer.from("011:PullRequest1").toString("base64")])(
  "a comment on a pull request names it by its node id %s",
  (node_id) => {
    const payload = webhookPayload("issue-comment-created", { comment, issue: { node_id, ...pullRequest } });
    expect(translateIssueComment(payload, now)).toMatchObject({
      hints: [{ subject: { kind: "pull-request", pullRequest: node_id } }],
    });
  },
);

test("a deleted comment has its issue looked at: it may have been ours", () => {
  const payload = webhookPayload("issue-comment-deleted", { comment, issue: { node_id: "I_1" } });
  expect(translateIssueComment(payload, now)).toMatchObject({
    hints: [{ kind: "issue", change: "comment-deleted", at: now, issue: { id: "I_1" } }],
  });
});

test("a deleted comment has its pull request looked at", () => {
  const payload = webhookPayload("issue-comment-deleted", {
    issue: { node_id: "PR_1", number: 7, ...pullRequest },
  });
  expect(translateIssueComment(payload, now)).toMatchObject({
    hints: [{ kind: "pull-request", id: "PR_1", number: 7 }],
  });
});

test("a comment of a deleted account is the ghost's", () => {
  const payload = webhookPayload("issue-comment-created", { comment: { ...comment, user: null } });
  expect(translateIssueComment(payload, now)).toMatchObject({
    hints: [{ comment: { author: { login: "ghost" } } }],
  });
});
